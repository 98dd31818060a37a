import type { Nic } from './shape/host';

/**
 * The NIC by which the management controller of a server (iDRAC, iLO, XCC) talks to its host over
 * USB. It leads to the controller and nowhere else, so it is no uplink to the network and no spare.
 * ESXi drives it with `cdce` (formats 1.2, vNIC), Linux with `cdc_ether`; Windows calls it a Remote
 * NDIS device. A USB NIC for the network has a driver of its chip and is not meant.
 */
export const isControllerNic = ({ driver, model }: Pick<Nic, 'driver' | 'model'>): boolean =>
  driver === 'cdce' || driver === 'cdc_ether' || model?.includes('Remote NDIS') === true;

/** Those of the NICs that lead to the network; the same list where all do. */
export const withoutControllers = (nics: readonly Nic[]): readonly Nic[] =>
  nics.some(isControllerNic) ? nics.filter((nic) => !isControllerNic(nic)) : nics;
