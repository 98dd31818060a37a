import azureLocalSwitched from './azure-local-switched';
import azureLocalSwitchless from './azure-local-switchless';
import converged2x25 from './converged-2x25';
import fourPort from './four-port';
import ftTwoSwitches from './ft-two-switches';
import guestClusterOneHost from './guest-cluster-one-host';
import guestClusterPhysicalStandby from './guest-cluster-physical-standby';
import guestClusterTwoHosts from './guest-cluster-two-hosts';
import hypervClusterIscsi from './hyperv-cluster-iscsi';
import hypervSet from './hyperv-set';
import iscsiPortBinding from './iscsi-port-binding';
import singleNic from './single-nic';
import sixPort from './six-port';
import smallBusinessHyperv from './small-business-hyperv';
import type { Template } from './template';
import vcfTwoNic from './vcf-two-nic';

/** Ready designs, in the order people are offered them: what most begin with, then vSphere, Hyper-V, guest clusters. */
export const templates: readonly Template[] = [
  sixPort,
  fourPort,
  converged2x25,
  hypervSet,
  singleNic,
  ftTwoSwitches,
  iscsiPortBinding,
  vcfTwoNic,
  smallBusinessHyperv,
  hypervClusterIscsi,
  azureLocalSwitched,
  azureLocalSwitchless,
  guestClusterOneHost,
  guestClusterTwoHosts,
  guestClusterPhysicalStandby,
];

export const templateById = (id: string): Template | undefined =>
  templates.find((template) => template.id === id);
