import {
  adapterShape,
  hostShape,
  nicCardShape,
  nicShape,
  vmShape,
  vnicShape,
} from '../model/shape/host';
import { portGroupShape, virtualSwitchShape } from '../model/shape/switches';
import { type Spanning, teamingDraft } from './build-distributed';
import type { Cables } from './cables';
import { type Complain, type Draft, said } from './draft';
import type { FoundHost, FoundMembership, FoundSwitch, Source } from './estate';
import { byNaturalName, inNaturalOrder } from './natural';
import { type Holder, holderAt, holderOf, putOrigin } from './origins';
import { Plugs } from './plugs';

/** One host with all that is in its box. Names that lead nowhere are left out and told. */
export const buildHost = (
  found: FoundHost,
  id: string,
  source: Source,
  spanning: ReadonlyMap<string, Spanning>,
  cables: Cables,
  complain: Complain,
): Draft => {
  const holder = holderAt(found, source);
  const of = (list: string) => holderOf(found, list, holder);
  const { cards, cardIds } = cardsOf(found, id, of('cards'));
  const ofNics = of('nics');
  const nicIds = new Map<string, string>();
  const nics = [...found.nics].sort(byNaturalName).map((nic, i): Draft => {
    const nicId = `${id}.n${i + 1}`;
    nicIds.set(nic.name, nicId);
    const cardId = nic.card === undefined ? undefined : cardIds.get(nic.card);
    const draft: Draft = {
      id: nicId,
      name: nic.name,
      ...said(nicShape, nic),
      ...(cardId === undefined ? {} : { cardId }),
    };
    cables.plug(draft, nic, found.name);
    putOrigin(draft, nic, nicShape, ofNics);
    return draft;
  });
  const switchIds = new Map(found.switches.map(({ name }, i) => [name, `${id}.s${i + 1}`]));
  const ofSwitches = of('switches');
  const switches = found.switches.map((one, i) => {
    const draft = switchDraft(one, `${id}.s${i + 1}`, nicIds, (message) =>
      complain(`${found.name} › ${one.name}`, message),
    );
    putOrigin(draft, one, virtualSwitchShape, ofSwitches);
    return draft;
  });
  const ofGroups = of('portGroups');
  const groups = found.portGroups.flatMap((group) => {
    const switchId = switchIds.get(group.switchName);
    if (switchId === undefined) {
      complain(
        `${found.name} › ${group.name}`,
        `The port group is on “${group.switchName}”, which this host does not have; it was left out.`,
      );
      return [];
    }
    return [{ group, switchId }];
  });
  const portGroups = groups.map(({ group, switchId }, i): Draft => {
    const teaming = teamingDraft(group.teaming, nicIds);
    const draft: Draft = {
      id: `${id}.p${i + 1}`,
      name: group.name,
      switchId,
      ...said(portGroupShape, group),
      ...(group.vlanUnknown === true ? { unknown: ['vlan'] } : {}),
      ...(teaming === undefined ? {} : { teaming }),
    };
    putOrigin(draft, group, portGroupShape, ofGroups);
    return draft;
  });
  const memberships = found.memberships.flatMap((membership) =>
    membershipDraft(membership, spanning, nicIds),
  );
  const plugs = new Plugs(
    found.name,
    groups.map(({ group }, i) => ({
      id: `${id}.p${i + 1}`,
      name: group.name,
      switchName: group.switchName,
    })),
    found.memberships.flatMap(({ switchKey }) => {
      const one = spanning.get(switchKey);
      return one === undefined ? [] : [{ key: switchKey, spanning: one }];
    }),
    complain,
  );
  const ofAdapters = of('adapters');
  const adapters = [...found.adapters].sort(byNaturalName).map((adapter, i): Draft => {
    const draft: Draft = {
      id: `${id}.k${i + 1}`,
      name: adapter.name,
      ...said(adapterShape, adapter),
    };
    put(draft, 'portGroupId', plugs.find(adapter, adapter.name));
    put(draft, 'nicId', adapter.nic === undefined ? undefined : nicIds.get(adapter.nic));
    put(
      draft,
      'pinnedNicId',
      adapter.pinnedNic === undefined ? undefined : nicIds.get(adapter.pinnedNic),
    );
    putOrigin(draft, adapter, adapterShape, ofAdapters);
    return draft;
  });
  const ofVms = of('vms');
  const vms = [...found.vms].sort(byNaturalName).map((vm, i): Draft => {
    const vmId = `${id}.v${i + 1}`;
    const ofVnics = holderOf(vm, 'vnics', ofVms);
    const draft: Draft = {
      id: vmId,
      name: vm.name,
      ...said(vmShape, vm),
      vnics: vm.vnics.map((vnic, n) => {
        const draft: Draft = { id: `${vmId}.e${n + 1}`, ...said(vnicShape, vnic) };
        put(draft, 'portGroupId', plugs.find(vnic, vm.name));
        putOrigin(draft, vnic, vnicShape, ofVnics);
        return draft;
      }),
    };
    putOrigin(draft, vm, vmShape, ofVms);
    return draft;
  });
  plugs.report();
  return {
    id,
    name: found.name,
    ...said(hostShape, found),
    ...sourceIdOf(found),
    cards,
    nics,
    switches,
    memberships,
    portGroups,
    adapters,
    vms,
  };
};

const put = (draft: Draft, field: string, value: string | undefined): void => {
  if (value !== undefined) draft[field] = value;
};

const sourceIdOf = ({ vcenter, moid, name }: FoundHost): Draft => {
  if (vcenter === undefined && moid === undefined) return {};
  return { sourceId: `${vcenter ?? ''}|${moid ?? name}` };
};

/** The cards that the source names, and those that only the NICs on them tell. */
const cardsOf = (found: FoundHost, id: string, holder: Holder) => {
  const cardIds = new Map<string, string>();
  const cards: Draft[] = [];
  for (const card of found.cards ?? []) {
    if (cardIds.has(card.key)) continue;
    const cardId = `${id}.c${cards.length + 1}`;
    cardIds.set(card.key, cardId);
    const draft: Draft = { id: cardId, name: card.name, ...said(nicCardShape, card) };
    putOrigin(draft, card, nicCardShape, holder);
    cards.push(draft);
  }
  for (const { card } of [...found.nics].sort(byNaturalName)) {
    if (card === undefined || cardIds.has(card)) continue;
    const cardId = `${id}.c${cards.length + 1}`;
    cardIds.set(card, cardId);
    cards.push({ id: cardId, name: card });
  }
  return { cards, cardIds };
};

const switchDraft = (
  found: FoundSwitch,
  id: string,
  nicIds: ReadonlyMap<string, string>,
  complain: (message: string) => void,
): Draft => {
  const given = [...new Set(found.uplinks ?? [])];
  // Where the source has no order, that of its rows is none either.
  const names = found.orderUnknown === true ? given.sort(inNaturalOrder) : given;
  const uplinks = names.flatMap((name) => nicIds.get(name) ?? []);
  for (const name of names) {
    if (!nicIds.has(name))
      complain(`Its uplink “${name}” is no NIC of this host; it was left out.`);
  }
  const teaming = teamingDraft(found.teaming, nicIds);
  // With one uplink there is only one order.
  const isOpen = found.orderUnknown === true && uplinks.length > 1 && teaming?.active === undefined;
  const draft: Draft = {
    id,
    name: found.name,
    kind: found.kind,
    uplinks,
    ...said(virtualSwitchShape, found),
    ...(isOpen ? { unknown: ['failoverOrder'] } : {}),
  };
  if (teaming === undefined) delete draft.teaming;
  else draft.teaming = teaming;
  return draft;
};

const membershipDraft = (
  { switchKey, uplinks }: FoundMembership,
  spanning: ReadonlyMap<string, Spanning>,
  nicIds: ReadonlyMap<string, string>,
): readonly Draft[] => {
  const one = spanning.get(switchKey);
  if (one === undefined) return [];
  const taken = new Set(uplinks.flatMap(({ uplink }) => (uplink && one.uplinks.get(uplink)) ?? []));
  const used = new Set<string>();
  const plugged = uplinks.flatMap(({ uplink, nic }) => {
    const nicId = nicIds.get(nic);
    const named = uplink === undefined ? undefined : one.uplinks.get(uplink);
    const uplinkId = named ?? one.uplinkIds.find((free) => !taken.has(free));
    if (nicId === undefined || uplinkId === undefined || used.has(nicId)) return [];
    taken.add(uplinkId);
    used.add(nicId);
    return [{ uplinkId, nicId }];
  });
  return [{ switchId: String(one.draft.id), uplinks: plugged }];
};
