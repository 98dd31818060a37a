import type { Design } from '../model/design';
import { platformOf } from '../model/find';
import type { ProfileId } from '../model/shape/words';
import type { Estate } from './estate';

/**
 * The rule profile that a new design of these sources starts with, where they leave no doubt; what
 * is of both worlds or of vSphere alone starts with none, which is Essentials.
 * A specification of Cloud Foundation is a converged design by its making: one distributed switch,
 * two or four uplinks, all classes on them by VLAN (catalogue 1.2, VCF-VDS). The `hyperv` profile is
 * made for all of Hyper-V and Azure Local, whichever source tells of it.
 */
export const profileOfSources = (
  estates: readonly Estate[],
  design: Design,
): ProfileId | undefined => {
  if (design.hosts.length === 0) return undefined;
  if (design.hosts.every((host) => platformOf(design, host) !== 'vsphere')) return 'hyperv';
  const told = estates.filter((one) => one.hosts.length + one.distributedSwitches.length > 0);
  return told.every(({ source }) => source.kind === 'vcf') ? 'converged' : undefined;
};
