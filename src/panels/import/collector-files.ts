import { esxcliCollector } from '../../import/esxcli/collector-script';
import { hypervCollector } from '../../import/microsoft/collector-script';
import { vsphereCollector } from '../../import/vsphere/collector/script';

/** Our collector scripts by the name they are saved under; the build puts them beside the app as well. */
export const collectorFiles = {
  'collect-vsphere.ps1': vsphereCollector,
  'collect-hyperv.ps1': hypervCollector,
  'collect-esxi.sh': esxcliCollector,
} as const;
