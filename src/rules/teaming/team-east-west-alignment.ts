import { className } from '../../analysis/class-name';
import type { Endpoint } from '../../analysis/endpoints';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { grouped } from '../../analysis/grouped';
import { defineGroupRule, type Rule } from '../../lint/rule';
import { listed } from '../../lint/wording';
import { build } from '../../model/build';
import { setFailoverOrder } from '../../model/edits/teaming';
import { find, inList } from '../../model/find';
import { hostIdOf, kindOf } from '../../model/kinds';
import { careful } from '../careful';
import { vendor } from '../sources';

interface Member {
  readonly hostId: string;
  readonly host: string;
  readonly adapters: readonly string[];
  /** Switches of the first active uplinks of the host's adapters; sorted, joined. */
  readonly switches: string;
}

const kinds = ['migration', 'ft', 'vsan'] as const;
const words = { migration: className('migration', false), ft: 'Fault tolerance', vsan: 'vSAN' };

const isOf = (end: Endpoint, kind: (typeof kinds)[number]): boolean =>
  kind === 'vsan'
    ? end.adapter?.services?.includes('vsan') === true
    : end.adapter !== undefined && end.classes.includes(kind);

/** The uplink that carries while nothing fails, where the order leaves no choice. */
const firstNic = ({ use }: Endpoint) => {
  if (use === undefined) return undefined;
  const { policy, active, standby } = use.team;
  const isOrdered = policy === 'explicit' || (active.length === 1 && standby.length > 0);
  const [first] = active;
  return isOrdered && first?.isLag === false ? first.nics[0] : undefined;
};

const memberOf = (facts: HostFacts, kind: (typeof kinds)[number]) => {
  const ends = facts.endpoints.filter((end) => isOf(end, kind));
  const nics = ends.map(firstNic);
  const at = nics.map((nic) => nic && facts.switchIdOfNic(nic));
  if (ends.length === 0 || at.includes(undefined)) return undefined;
  // Hosts in other racks have other switches: they cross between them whatever the order.
  const reach = new Set(ends.flatMap((end) => end.usable.map((nic) => facts.switchIdOfNic(nic))));
  const member: Member = {
    hostId: facts.host.id,
    host: facts.host.name,
    adapters: ends.map(({ id }) => id),
    switches: [...new Set(at)].sort().join(),
  };
  return { reach: [...reach].sort().join(), member };
};

const pair = (second: 'same' | 'turned' | 'mirrored', kind: 'standard' | 'distributed') => {
  const b = build('Example');
  const clusterId = b.cluster('Cluster A', { platform: 'vsphere', ftEnabled: true });
  const tors = ['tor-a', 'tor-b'].map((name) => b.physicalSwitch(name, 4, { mode: 'trunk' }));
  b.link('s1', 's2');
  const v = b.distributed('dvs01', ['Uplink 1', 'Uplink 2']);
  const shared = b.distributedPortGroup(v, 'FT', 40, {
    teaming: { active: [`${v}.u1`], standby: [`${v}.u2`] },
  });
  for (const [i, name] of ['esx01', 'esx02'].entries()) {
    const h = b.host(name, { clusterId });
    const nics = tors.map((tor, n) => {
      const nic = h.nic(`vmnic${n}`);
      b.cable(nic, i === 1 && second === 'mirrored' ? (tors[1 - n] ?? tor) : tor);
      return nic;
    });
    const order = i === 1 && second === 'turned' ? nics.toReversed() : nics;
    if (kind === 'distributed') h.join(v, nics);
    const group =
      kind === 'distributed'
        ? shared
        : h.portGroup(h.switch('vSwitch0', nics), 'FT', 40, {
            teaming: { active: order.slice(0, 1), standby: order.slice(1) },
          });
    h.adapter('vmk2', group, ['ftLogging']);
  }
  return b.done;
};

const rule: Rule = defineGroupRule<Member, 'apart'>({
  id: 'teaming/team-east-west-alignment',
  title: 'Hosts of a cluster keep one kind of traffic on different switches',
  why: 'Traffic between the hosts then crosses the link between the physical switches, which is one hop more and often the narrowest.',
  howToFix: 'Make the uplink to the same physical switch the active one on every host.',
  sources: [
    vendor('FT-BP', 'all active adapters of a traffic type to the same physical switch'),
    vendor('AZL-HOST', 'congestion on the link between the switches'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'info',
    converged: 'info',
    hyperv: 'off',
  },
  messages: {
    apart: '{class} is active on {list}; between them it crosses the link of the switches.',
  },
  *members(facts) {
    if (facts.cluster === undefined) return;
    for (const kind of kinds) {
      const own = memberOf(facts, kind);
      if (own !== undefined)
        yield [`${facts.cluster.id}|${kind}|${own.reach}`, own.member] as const;
    }
  },
  check: ({ key, members, shared }, report) => {
    const sides = [...grouped(members, ({ switches }) => switches)].sort(
      (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
    );
    const [usual, ...odd] = sides;
    if (usual === undefined || odd.length === 0) return;
    const kind = key.split('|')[1] as keyof typeof words;
    const nameOf = (ids: string) =>
      listed(ids.split(',').map((id) => inList(shared.design.physicalSwitches, id)?.name ?? id));
    report.found('apart', {
      objects: odd.flatMap(([, hosts]) => hosts.flatMap(({ adapters }) => adapters)),
      hosts: members.map(({ hostId }) => hostId),
      data: {
        class: words[kind],
        list: sides.map(
          ([switches, hosts]) => `${nameOf(switches)} for ${listed(hosts.map((m) => m.host))}`,
        ),
        usual: usual[0].split(','),
      },
    });
  },
  fix: {
    title: 'Make the uplink to the usual switch the active one',
    edit: careful(
      () => rule,
      (design, { objects, data: { usual } }) => {
        const [wanted, another] = Array.isArray(usual) ? usual : [];
        // Crossed pairs have two switches each: which adapter goes where is for a person to say.
        if (wanted === undefined || another !== undefined) return undefined;
        let next = design;
        for (const id of objects) {
          const host = find(design, 'host', hostIdOf(id));
          const facts = host && factsOf(design, host);
          const use = facts?.endpoints.find((end) => end.id === id)?.use;
          if (facts === undefined || use === undefined || kindOf(use.instance.id) !== 'switch') {
            return undefined;
          }
          const order = [...use.team.active, ...use.team.standby];
          const first = order.find(
            ({ nics: [nic] }) => nic !== undefined && facts.switchIdOfNic(nic) === wanted,
          );
          if (first === undefined) return undefined;
          const rest = order.filter((uplink) => uplink !== first).map((uplink) => uplink.id);
          next = setFailoverOrder(next, use.id, { active: [first.id], standby: rest });
        }
        return next;
      },
    ),
  },
  notes:
    'Only where the order leaves no choice (explicit, or one active and the rest standing by), and only between hosts that are cabled to the same switches. On a distributed switch the order is one for all hosts, so the usual cause is mirrored cabling: that is for hands, and there is no automatic fix.',
  examples: {
    bad: [
      {
        title: 'The other order on the second host',
        design: () => pair('turned', 'standard'),
        finds: [['apart', 'h2.k1']],
      },
      {
        title: 'Mirrored cables below a distributed switch',
        design: () => pair('mirrored', 'distributed'),
        finds: [['apart', 'h2.k1']],
      },
    ],
    good: [
      { title: 'The same side', design: () => pair('same', 'standard') },
      { title: 'The same uplink to the same switch', design: () => pair('same', 'distributed') },
    ],
  },
});

export default rule;
