import type { HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Design, Teaming } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

/** Keeps the first mention of each uplink; takes out those that are not of the switch. */
const tidy = (teaming: Teaming, strangers: ReadonlySet<string>): Teaming => {
  const seen = new Set(strangers);
  const keep = (ids: readonly string[]) =>
    ids.filter((id) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
  const active = teaming.active && keep(teaming.active);
  const standby = teaming.standby && keep(teaming.standby);
  return {
    ...teaming,
    ...(active === undefined ? {} : { active }),
    ...(standby === undefined ? {} : { standby }),
  };
};

/** Where a NIC is used, in words: virtual switches with their uplinks, and adapters that use it directly. */
const placesOf = (facts: HostFacts): Map<string, string[]> => {
  const places = new Map<string, string[]>();
  const add = (nicId: string, place: string) => {
    const there = places.get(nicId);
    if (there === undefined) places.set(nicId, [place]);
    else there.push(place);
  };
  for (const local of facts.host.switches) for (const id of local.uplinks) add(id, local.name);
  for (const { switchId, uplinks } of facts.host.memberships) {
    const distributed = facts.switches.find(({ id }) => id === switchId)?.distributed;
    const named = [...(distributed?.uplinks ?? []), ...(distributed?.lags ?? [])];
    for (const { uplinkId, nicId } of uplinks) {
      const uplink = named.find(({ id }) => id === uplinkId)?.name ?? uplinkId;
      add(nicId, `${distributed?.name ?? switchId} (${uplink})`);
    }
  }
  return places;
};

interface Order {
  readonly holder: { readonly id: string; readonly name: string };
  readonly own: readonly string[];
  /** What is active and what stands by. */
  readonly listed: readonly string[];
}

const ownOf = ({ local, distributed }: HostFacts['switches'][number]): readonly string[] =>
  local?.uplinks ?? [
    ...(distributed?.uplinks ?? []).map(({ id }) => id),
    ...(distributed?.lags ?? []).map(({ id }) => id),
  ];

/** Every failover order in sight that names something, with the uplinks it may name. */
const ordersOf = (facts: HostFacts): Order[] => {
  const orders: Order[] = [];
  const add = (
    holder: Order['holder'],
    teaming: Teaming | undefined,
    instance: HostFacts['switches'][number],
  ) => {
    if (teaming?.active === undefined && teaming?.standby === undefined) return;
    const listed = [...(teaming.active ?? []), ...(teaming.standby ?? [])];
    orders.push({ holder, listed, own: ownOf(instance) });
  };
  for (const instance of facts.switches) {
    add(instance, (instance.local ?? instance.distributed)?.teaming, instance);
  }
  for (const { group, instance } of facts.groups) add(group, group.teaming, instance);
  return orders;
};

export default defineHostRule({
  id: 'teaming/team-pnic-multi-assigned',
  title: 'A physical NIC is assigned twice',
  why: 'A NIC serves one virtual switch only, and a failover order that names an uplink twice, or one the switch does not have, cannot be set.',
  howToFix: 'Leave the NIC in one place, and each uplink in one list of the failover order.',
  sources: [
    vendor('LACP-REQ', 'one physical NIC to only one LAG port'),
    vendor('ATC', 'AdapterBindingConflict'),
    vendor('NMARSHALL', 'you can connect a physical NIC to only one vSwitch at a time'),
  ],
  platform: 'any',
  severity: {
    essentials: 'error',
    'strict-isolation': 'error',
    converged: 'error',
    hyperv: 'error',
  },
  messages: {
    switches: '{nic} on {host} is an uplink of {places}.',
    direct: '{nic} on {host} is an uplink of {places} and is used directly by {adapter}.',
    order: 'The failover order of {holder} names {uplink} more than once.',
    stranger: 'The failover order of {holder} names {uplink}, which is no uplink of its switch.',
  },
  check: (facts, report) => {
    const places = placesOf(facts);
    const { host } = facts;
    for (const nic of host.nics) {
      const own = places.get(nic.id);
      if (own === undefined) continue;
      const data = { nic: nic.name, host: host.name, places: own };
      if (own.length > 1) report.found('switches', { objects: [nic.id], data });
      for (const adapter of host.adapters) {
        if (adapter.nicId !== nic.id || nic.sriov === true) continue;
        report.found('direct', {
          objects: [nic.id, adapter.id],
          data: { ...data, adapter: adapter.name },
        });
      }
    }
    const nameOf = (id: string) =>
      host.nics.find((nic) => nic.id === id)?.name ??
      facts.switches.flatMap((s) => s.distributed?.uplinks ?? []).find((u) => u.id === id)?.name ??
      'an uplink of another switch';
    for (const { holder, listed, own } of ordersOf(facts)) {
      const twice = listed.filter((id, i) => listed.indexOf(id) !== i);
      for (const id of new Set(twice)) {
        const data = { holder: holder.name, uplink: nameOf(id) };
        report.found('order', { objects: [holder.id, id], data });
      }
      for (const id of new Set(listed)) {
        if (own.includes(id)) continue;
        const data = { holder: holder.name, uplink: nameOf(id) };
        report.found('stranger', { objects: [holder.id, id], data });
      }
    }
  },
  fix: {
    title: 'Tidy the failover order',
    edit: (design: Design, { message, objects: [holderId, uplinkId] }) => {
      if (holderId === undefined || uplinkId === undefined) return undefined;
      if (message !== 'order' && message !== 'stranger') return undefined;
      const strangers = new Set(message === 'stranger' ? [uplinkId] : []);
      return changeElement<{ id: string; teaming?: Teaming }>(design, holderId, (holder) =>
        holder.teaming === undefined
          ? holder
          : { ...holder, teaming: tidy(holder.teaming, strangers) },
      );
    },
  },
  notes: 'A NIC with SR-IOV may serve a switch and guests at once.',
  examples: {
    bad: [
      {
        title: 'One NIC, two switches',
        design: () => {
          const { d, h, n1 } = twoUplinks();
          h.switch('vSwitch1', [n1]);
          return d.done;
        },
        finds: [['switches', 'h1.n1']],
      },
      {
        title: 'One NIC, two uplinks of a distributed switch',
        design: () => {
          const d = build('Example');
          const s = d.distributed('DSwitch', ['Uplink 1', 'Uplink 2']);
          const h = d.host('esx01');
          const n = h.nic('vmnic0');
          h.join(s, [n, n]);
          return d.done;
        },
        finds: [['switches', 'h1.n1']],
      },
      {
        title: 'A teamed NIC with an address of its own',
        design: () => {
          const { d, h, n1 } = twoUplinks({ host: { platform: 'hyperv' } });
          h.adapter('Ethernet 1', undefined, ['management'], { nicId: n1 });
          return d.done;
        },
        finds: [['direct', 'h1.n1', 'h1.k1']],
      },
      {
        title: 'Active and standby at once',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1], standby: [n1, n2] } });
          return d.done;
        },
        finds: [['order', 'h1.p1', 'h1.n1']],
      },
      {
        title: 'An uplink the switch does not have',
        design: () => {
          const { d, h, v, n1 } = twoUplinks();
          const n3 = h.nic('vmnic2');
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1, n3] } });
          return d.done;
        },
        finds: [['stranger', 'h1.p1', 'h1.n3']],
      },
    ],
    good: [
      {
        title: 'Each NIC in one place',
        design: () => {
          const { d, h, v, n1, n2 } = twoUplinks();
          h.portGroup(v, 'Management', 10, { teaming: { active: [n1], standby: [n2] } });
          return d.done;
        },
      },
      {
        title: 'Virtual functions share the NIC by design',
        design: () => {
          const { d, h, n1 } = twoUplinks({
            host: { platform: 'hyperv' },
            nic: { sriov: true },
          });
          h.adapter('VF', undefined, ['smb'], { nicId: n1 });
          return d.done;
        },
      },
    ],
  },
});
