import type { Design, Host } from '../../model/design';
import { find, nameOf, pathOf } from '../../model/find';
import { kindOf } from '../../model/kinds';

/** What can fail (catalogue 5.1). A NIC stands for its cable, transceiver and switch port too: the effect is the same. */
export const elementKinds = {
  nic: 'Physical NIC or its cable',
  card: 'NIC card',
  physicalSwitch: 'Physical switch',
  link: 'Inter-switch link',
  upstream: 'Upstream of a switch',
  host: 'Host',
} as const;
export type ElementKind = keyof typeof elementKinds;

export interface FailureElement {
  readonly kind: ElementKind;
  /** Of the element in the design; for `upstream` that of the switch. */
  readonly id: string;
  readonly name: string;
}

/** One word for an element: its id, or `upstream:s1`. What `elementFrom` reads. */
export const keyOf = ({ kind, id }: Pick<FailureElement, 'kind' | 'id'>): string =>
  kind === 'upstream' ? upstreamKey(id) : id;

export const upstreamKey = (switchId: string): string => `upstream:${switchId}`;

const failing: ReadonlySet<string> = new Set(['nic', 'card', 'physicalSwitch', 'link', 'host']);

/** The element behind a key; undefined when there is none, or when it is of a kind that does not fail. */
export const elementFrom = (design: Design, key: string): FailureElement | undefined => {
  const isUpstream = key.startsWith('upstream:');
  const id = isUpstream ? key.slice('upstream:'.length) : key;
  const kind = kindOf(id);
  if (kind === undefined || !failing.has(kind) || find(design, kind, id) === undefined) {
    return undefined;
  }
  if (!isUpstream) return { kind: kind as ElementKind, id, name: pathOf(design, id) };
  return kind === 'physicalSwitch' ? upstreamOf(id, nameOf(design, id)) : undefined;
};

const upstreamOf = (id: string, name: string): FailureElement => ({
  kind: 'upstream',
  id,
  name: `Upstream of ${name}`,
});

const kept = new WeakMap<Host, readonly FailureElement[]>();

/** What can fail inside one host, and the host itself. A card without a NIC is left out. */
export const elementsOfHost = (host: Host): readonly FailureElement[] => {
  const known = kept.get(host);
  if (known !== undefined) return known;
  const made = elementsInside(host);
  kept.set(host, made);
  return made;
};

const elementsInside = (host: Host): readonly FailureElement[] => {
  const used = new Set(host.nics.map(({ cardId }) => cardId));
  const inside = (kind: 'nic' | 'card', { id, name }: { id: string; name: string }) => ({
    kind,
    id,
    name: `${host.name} › ${name}`,
  });
  return [
    ...host.nics.map((nic) => inside('nic', nic)),
    ...host.cards.filter(({ id }) => used.has(id)).map((card) => inside('card', card)),
    { kind: 'host', id: host.id, name: host.name },
  ];
};

/** What can fail between hosts: switches, what connects them, and the far side of each. */
export const elementsOfFabric = (design: Design): readonly FailureElement[] => {
  const linked = new Set(design.interSwitchLinks.flatMap(({ aId, bId }) => [aId, bId]));
  return [
    ...design.physicalSwitches.map(
      ({ id, name }): FailureElement => ({ kind: 'physicalSwitch', id, name }),
    ),
    ...design.interSwitchLinks.map(
      ({ id }): FailureElement => ({ kind: 'link', id, name: nameOf(design, id) }),
    ),
    ...design.physicalSwitches
      .filter(({ id }) => linked.has(id))
      .map(({ id, name }) => upstreamOf(id, name)),
  ];
};
