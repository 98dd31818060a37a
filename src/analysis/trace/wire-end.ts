import type { Design, InterSwitchLink } from '../../model/design';
import { nameOf } from '../../model/find';
import type { Fabric } from '../fabric';
import { type DropReason, type Wire, wireOf } from '../wire';
import type { Behind, TraceHop } from './path';

const dropWords: Readonly<Record<DropReason, (vlan: number) => string>> = {
  taggedOnAccess: (vlan) => `an access port drops frames tagged with VLAN ${vlan}`,
  notAllowed: (vlan) => `the port does not allow VLAN ${vlan}`,
  nativeExpectedUntagged: (vlan) => `VLAN ${vlan} is native here: the port drops it tagged`,
  portDown: () => 'the port is disabled',
};

const unknownWords: Readonly<Record<Extract<Wire, { state: 'unknown' }>['reason'], string>> = {
  uncabled: 'where it is cabled to is not stated',
  mode: 'whether the port is an access port or a trunk is not stated',
  allowedVlans: 'which VLANs the port allows is not stated',
  nativeVlan: 'which VLAN untagged frames get is not stated',
  vlan: 'the VLAN of the port group is not known',
};

/** What frames meet behind one end of a cable, with the port and the switch as hops. */
export const placeBehind = (
  fabric: Fabric,
  holder: { readonly id: string },
  cabledTo: string | undefined,
  vlan: number,
  before: readonly TraceHop[],
): Behind => {
  const port = cabledTo === undefined ? undefined : fabric.port(cabledTo);
  const physical = cabledTo === undefined ? undefined : fabric.switchOf(cabledTo);
  const wire = wireOf(fabric, cabledTo === undefined ? {} : { cabledTo }, vlan);
  const hops: TraceHop[] = [...before];
  if (port !== undefined && physical !== undefined) {
    const mtuBytes = port.mtuBytes ?? physical.mtuBytes;
    hops.push({
      id: port.id,
      name: `${physical.name} ${port.name}`,
      kind: 'port',
      vlan,
      ...(mtuBytes === undefined ? {} : { mtuBytes }),
      ...(port.speedMbps === undefined ? {} : { speedMbps: port.speedMbps }),
    });
  }
  const at = port?.id ?? holder.id;
  if (wire.state === 'unknown') {
    return { stop: { at, why: unknownWords[wire.reason] }, isKnown: false, hops };
  }
  if (wire.state === 'dropped') {
    return { stop: { at, why: dropWords[wire.reason](vlan) }, isKnown: true, hops };
  }
  hops.push({
    id: wire.switchId,
    name: physical?.name ?? wire.switchId,
    kind: 'physicalSwitch',
    vlan: wire.vlan,
  });
  return { physicalId: wire.switchId, vlan: wire.vlan, hops };
};

/** Why the fabric does not lead from here to there. */
export const stopWords = (
  design: Design,
  own: { readonly physicalId: string; readonly vlan: number },
  isSameVlan: boolean,
  other: { readonly vlan: number } | undefined,
  cut: InterSwitchLink | undefined,
): string => {
  if (cut !== undefined) return `${nameOf(design, cut.id)} does not carry VLAN ${own.vlan}`;
  if (!isSameVlan && other !== undefined) {
    const network = design.networks.find(({ vlan }) => vlan === own.vlan);
    const router =
      network?.gateway === undefined
        ? ''
        : `, as the gateway ${network.gateway} of ${network.name}`;
    return `VLAN ${own.vlan} here, VLAN ${other.vlan} there: only a router leads on${router}`;
  }
  return `no link leads on from ${nameOf(design, own.physicalId)} in VLAN ${own.vlan}`;
};
