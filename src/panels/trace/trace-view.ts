import { shareOf, type Utilisations } from '../../analysis/capacity/utilisation';
import { factsOf } from '../../analysis/facts';
import { rate } from '../../analysis/quantities';
import { outside } from '../../analysis/trace/outside';
import type { Trace, TraceHop, TracePath } from '../../analysis/trace/path';
import type { Design } from '../../model/design';
import { findAny, nameOf, pathOf } from '../../model/find';
import type { PickerOption } from '../../ui/Picker';

/** Everything that sends, by host. */
export const senderOptions = (design: Design): readonly PickerOption[] =>
  design.hosts.flatMap((host) =>
    factsOf(design, host).endpoints.map((end) => ({
      id: end.id,
      text: end.kind === 'vnic' ? nameOf(design, end.id) : end.name,
      detail: end.use?.group.name,
      group: host.name,
    })),
  );

/** Everything that can be reached: the way out, storage targets, switches, then all that sends. */
export const receiverOptions = (design: Design): readonly PickerOption[] => [
  { id: outside, text: 'Out of the data centre', group: 'Elsewhere' },
  ...design.storageTargets.map(({ id, name, ip }) => ({
    id,
    text: name,
    detail: ip,
    group: 'Storage targets',
  })),
  ...design.physicalSwitches.map(({ id, name }) => ({
    id,
    text: name,
    group: 'Physical switches',
  })),
  ...senderOptions(design),
];

/** What an end is called; undefined for none, or for one that is gone. */
export const endName = (design: Design, id: string | undefined): string | undefined => {
  if (id === outside) return 'Out of the data centre';
  return id === undefined || findAny(design, id) === undefined ? undefined : pathOf(design, id);
};

export const verdictWords: Readonly<Record<Trace['reaches'], string>> = {
  all: 'It arrives, whatever uplink it takes.',
  some: 'It depends on the uplink it takes.',
  none: 'It does not arrive.',
  unknown: 'The design does not say enough.',
};

const inSight: ReadonlySet<TraceHop['kind']> = new Set(['endpoint', 'nic', 'port', 'target']);

/** What the camera has to show of a trace; whole switches would only make the rest small. */
export const sightsOf = ({ paths }: Trace): readonly string[] => [
  ...new Set(
    paths.flatMap(({ hops }) => hops.filter(({ kind }) => inSight.has(kind)).map(({ id }) => id)),
  ),
];

/** VLAN, MTU and speed, as far as they mean something at this hop. */
export const hopWords = ({ vlan, mtuBytes, speedMbps }: TraceHop): string =>
  [
    ...(vlan === undefined ? [] : [vlan === 0 ? 'untagged' : `VLAN ${vlan}`]),
    ...(mtuBytes === undefined ? [] : [`MTU ${mtuBytes}`]),
    ...(speedMbps === undefined ? [] : [rate(speedMbps)]),
  ].join(' · ');

/** `Through vmnic0`; for what stays inside a host or never leaves its adapter, where it ends. */
export const pathTitle = ({ hops, reaches }: TracePath): string => {
  const nic = hops.find(({ kind }) => kind === 'nic');
  if (nic !== undefined) return `Through ${nic.name}`;
  return reaches === true ? 'Inside the host' : 'Before any uplink';
};

export const pathVerdict = ({ reaches }: TracePath): string =>
  reaches === true ? 'arrives' : reaches === false ? 'stops' : 'not known';

/** The narrowest hop, and the fullest as far as demand is stated. */
export const bottleneckWords = (
  { hops, bottleneck }: TracePath,
  uses: Utilisations,
): string | undefined => {
  if (bottleneck === undefined) return undefined;
  let fullest: { readonly name: string; readonly share: number } | undefined;
  for (const { id, name } of hops) {
    const use = uses.get(id);
    const share = use && shareOf(use);
    if (share !== undefined && share > (fullest?.share ?? 0)) fullest = { name, share };
  }
  const full =
    fullest === undefined
      ? ''
      : `; fullest: ${fullest.name}, ${Math.round(fullest.share * 100)}\u00a0% at peak`;
  return `Bottleneck: ${bottleneck.name}, ${rate(bottleneck.mbps)}${full}`;
};
