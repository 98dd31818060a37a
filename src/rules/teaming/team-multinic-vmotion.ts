import { carrying } from '../../analysis/carrying';
import { defaults } from '../../analysis/defaults';
import type { Endpoint } from '../../analysis/endpoints';
import { factsOf, type HostFacts } from '../../analysis/facts';
import { subnetOf, subnetText } from '../../analysis/subnets';
import { defineHostRule, type Rule } from '../../lint/rule';
import { setFailoverOrder } from '../../model/edits/teaming';
import { find } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { careful } from '../careful';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const vmotionOf = (facts: HostFacts): readonly Endpoint[] =>
  facts.endpoints.filter(
    ({ adapter, classes, use }) =>
      adapter !== undefined && classes.includes('migration') && use !== undefined,
  );

/** The uplinks an adapter may be on with nothing failed: an explicit order uses the first of them. */
const uplinksOf = ({ use }: Endpoint): readonly string[] =>
  use === undefined ? [] : carrying(use.team, () => true).map(({ id }) => id);

const subnetTextOf = ({ adapter }: Endpoint): string | undefined => {
  if (adapter?.ip === undefined || adapter.prefix === undefined) return undefined;
  const subnet = subnetOf(adapter.ip, adapter.prefix);
  return subnet && subnetText(subnet);
};

const vlanOf = ({ vlan }: Endpoint): string =>
  vlan.kind === 'one' ? `VLAN ${vlan.vlan}` : 'trunk';

const pair = (
  orders: readonly (readonly [active: readonly number[], standby: readonly number[]])[],
  vlans: readonly number[] = [30, 30],
  subnets: readonly string[] = ['10.0.30', '10.0.30'],
) => {
  const { d, h, v, n1, n2 } = twoUplinks();
  const nics = [n1, n2];
  const pick = (which: readonly number[]) => which.flatMap((i) => nics[i] ?? []);
  for (const [i, [active, standby]] of orders.entries()) {
    const teaming = { active: pick(active), standby: pick(standby) };
    const group = h.portGroup(v, `vMotion-${i + 1}`, vlans[i] ?? 30, { teaming });
    h.adapter(`vmk${i + 1}`, group, ['vmotion'], { ip: `${subnets[i]}.${i + 11}`, prefix: 24 });
  }
  return d.done;
};

const rule: Rule = defineHostRule({
  id: 'teaming/team-multinic-vmotion',
  title: 'Several vMotion adapters that do not add up',
  why: 'A second vMotion adapter adds bandwidth only where it has an active uplink of its own in the same network; otherwise it is one more thing to fail.',
  howToFix:
    'Cross them: each adapter with one active uplink of its own and the other standing by, all in one VLAN and subnet. From vSphere 7.0 U2 one adapter fills 25 GbE and more: there, remove the second.',
  sources: [vendor('VMO-MULTI'), vendor('VMO-BP', 'multiple-NIC vMotion')],
  platform: 'vsphere',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'off',
  },
  messages: {
    uplinks: '{adapters} on {host} do not have an active uplink each: {list}.',
    networks: '{adapters} on {host} are vMotion adapters in different networks: {networks}.',
  },
  check: (facts, report) => {
    const ends = vmotionOf(facts);
    if (ends.length < 2) return;
    const objects = ends.map(({ id }) => id);
    const data = { adapters: ends.map(({ name }) => name), host: facts.host.name };
    const own = ends.map(uplinksOf);
    const firsts = own.map(([first]) => first);
    const isCrossed =
      own.every((uplinks) => uplinks.length === 1) && new Set(firsts).size === firsts.length;
    if (!isCrossed) {
      const nameOf = (end: Endpoint) => {
        const names = end.use === undefined ? [] : carrying(end.use.team, () => true);
        return `${end.name} on ${names.length === 0 ? 'none' : names.map(({ name }) => name).join(' and ')}`;
      };
      report.found('uplinks', { objects, data: { ...data, list: ends.map(nameOf) } });
    }
    const stacks = new Set(ends.map(({ adapter }) => adapter?.stack ?? defaults.stack));
    if (stacks.size > 1) return;
    const subnets = new Set(ends.flatMap((end) => subnetTextOf(end) ?? []));
    const vlans = new Set(ends.map(vlanOf));
    const networks = vlans.size > 1 ? vlans : subnets.size > 1 ? subnets : undefined;
    if (networks !== undefined) {
      report.found('networks', { objects, data: { ...data, networks: [...networks] } });
    }
  },
  fix: {
    title: 'Cross the adapters over the uplinks',
    disruptive: true,
    edit: careful(
      () => rule,
      (design, { message, objects: [id = ''] }) => {
        const host = find(design, 'host', hostIdOf(id));
        if (message !== 'uplinks' || host === undefined) return undefined;
        const facts = factsOf(design, host);
        const ends = vmotionOf(facts);
        const uses = ends.flatMap(({ use }) => use ?? []);
        const [instance] = new Set(uses.map((use) => use.instance));
        const isOwn = uses.every((use) => {
          const on = facts.endpoints.filter((end) => end.use === use);
          return use.instance === instance && on.length === 1;
        });
        if (!isOwn || instance === undefined) return undefined;
        const usable = new Set(uses.flatMap(({ team }) => [...team.active, ...team.standby]));
        const uplinks = [...usable, ...instance.uplinks.filter((u) => !usable.has(u))].filter(
          (uplink) => !uplink.isLag,
        );
        if (uplinks.length < uses.length) return undefined;
        const ids = uplinks.slice(0, uses.length).map((uplink) => uplink.id);
        return uses.reduce(
          (after, use, i) =>
            setFailoverOrder(after, use.id, {
              active: ids.slice(i, i + 1),
              standby: ids.filter((_, at) => at !== i),
            }),
          design,
        );
      },
    ),
  },
  notes:
    'From vSphere 7.0 U2 a single adapter uses several streams and fills 25 to 100 GbE: more than one is then of use on 10 GbE only. Adapters in different TCP/IP stacks are not compared by network.',
  examples: {
    bad: [
      {
        title: 'Both active on one uplink',
        design: () =>
          pair([
            [[0], [1]],
            [[0], [1]],
          ]),
        finds: [['uplinks', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Both uplinks active for each',
        design: () =>
          pair([
            [[0, 1], []],
            [[0, 1], []],
          ]),
        finds: [['uplinks', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Crossed, in two VLANs',
        design: () =>
          pair(
            [
              [[0], [1]],
              [[1], [0]],
            ],
            [30, 20],
          ),
        finds: [['networks', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Crossed, in two subnets',
        design: () =>
          pair(
            [
              [[0], [1]],
              [[1], [0]],
            ],
            [30, 30],
            ['10.0.30', '10.0.31'],
          ),
        finds: [['networks', 'h1.k1', 'h1.k2']],
      },
    ],
    good: [
      {
        title: 'Crossed, one network',
        design: () =>
          pair([
            [[0], [1]],
            [[1], [0]],
          ]),
      },
      { title: 'One adapter', design: () => pair([[[0, 1], []]]) },
    ],
  },
});

export default rule;
