import { azureReader } from './azure/reader';
import { esxcliReader } from './esxcli/reader';
import { hypervReader } from './microsoft/reader';
import type { Reader } from './piece';
import { rvtoolsReader } from './rvtools/reader';
import { vcfReader } from './vcf/reader';
import { vdocumentationReader } from './vdocumentation/reader';
import { vsphereCollectorReader } from './vsphere/collector/reader';
import { vsphereReader } from './vsphere/reader';

/** Who reads what, in the order they are asked: the first that claims a piece reads it. */
export const readers: readonly Reader[] = [
  rvtoolsReader,
  vdocumentationReader,
  vsphereCollectorReader,
  vsphereReader,
  hypervReader,
  esxcliReader,
  vcfReader,
  azureReader,
];
