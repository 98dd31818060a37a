import type { HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import { build } from '../../model/build';
import type { Cluster, Nic } from '../../model/design';
import { performanceOptimization, vendor } from '../sources';
import { namesOf, objectsOf, productionTeams } from './teams';

const trunk = { mode: 'trunk', allowedVlans: 'all' } as const;

/** A production team whose NICs are cabled to these switches; undefined: not cabled. */
const esx = (
  switches: readonly ('tor-a' | 'tor-b' | undefined)[],
  azurePattern?: Cluster['azurePattern'],
) => {
  const b = build();
  const tors = {
    'tor-a': b.physicalSwitch('tor-a', 4, trunk),
    'tor-b': b.physicalSwitch('tor-b', 4, trunk),
  };
  const clusterId =
    azurePattern && b.cluster('Cluster A', { platform: 'azurelocal', azurePattern });
  const host = b.host('host01', clusterId === undefined ? {} : { clusterId });
  const nics = switches.map((tor, i) => {
    const nic = host.nic(`nic${i}`);
    if (tor !== undefined) b.cable(nic, tors[tor]);
    return nic;
  });
  const vswitch = host.switch(
    'Production',
    nics,
    clusterId === undefined ? {} : { kind: 'external', teamMode: 'set' },
  );
  host.vm('web', host.portGroup(vswitch, 'Production', 100));
  return b.done;
};

/** What fails together: a switch for itself or, where the profile says so, its stack. */
const domainOf = ({ fabric, parameters }: HostFacts, { cabledTo }: Nic): string | undefined => {
  const physical = cabledTo === undefined ? undefined : fabric.switchOf(cabledTo);
  return parameters.stackIsOneDomain ? (physical?.stackId ?? physical?.id) : physical?.id;
};

export default defineHostRule({
  id: 'redundancy/red-production-same-switch',
  title: 'One physical switch carries all production uplinks',
  why: 'When the switch fails or is restarted for an update, the VMs of the host are off the network with every cable intact.',
  howToFix: 'Cable one uplink of each team to a second switch.',
  sources: [
    performanceOptimization('When you plan for your VM network, you need to build in redundancy'),
    vendor('HA-BP', 'a team of two NICs connected to separate physical switches'),
    vendor('VVD-TEAM'),
    vendor('AZL-PAT'),
  ],
  platform: 'any',
  severity: {
    essentials: 'warning',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: { same: '{switch} takes every uplink of {groups} on {host}: {nics}.' },
  asks: { cables: 'Where are {nics} of {host} cabled? They carry {groups}.' },
  notes:
    'Members of a stack or an MLAG pair count as two switches, unless a profile of your own counts a stack as one. Azure Local supports two nodes with one switch as a pattern: a cluster that says so is left alone.',
  check: (facts, report) => {
    const { host } = facts;
    if (facts.cluster?.azurePattern === 'switchlessSingleTor') return;
    for (const team of productionTeams(facts)) {
      if (team.nics.length < 2) continue;
      const known = new Set(team.nics.flatMap((nic) => facts.switchIdOfNic(nic) ?? []));
      const domains = new Set(team.nics.map((nic) => domainOf(facts, nic)));
      domains.delete(undefined);
      if (domains.size > 1) continue;
      const objects = objectsOf(team, host.id);
      const unknown = team.nics.filter((nic) => facts.switchIdOfNic(nic) === undefined);
      const data = { host: host.name, groups: namesOf(team) };
      if (unknown.length > 0) {
        report.ask('cables', { objects, data: { ...data, nics: unknown.map((nic) => nic.name) } });
        continue;
      }
      const [nic] = team.nics;
      const physical =
        nic?.cabledTo === undefined ? undefined : facts.fabric.switchOf(nic.cabledTo);
      report.found('same', {
        objects: [...objects, ...known],
        data: {
          ...data,
          switch: physical?.name ?? '',
          nics: team.nics.map((nic) => nic.name),
        },
      });
    }
  },
  examples: {
    bad: [
      {
        title: 'Both uplinks to one switch',
        design: () => esx(['tor-a', 'tor-a']),
        finds: [['same', 'h1.p1', 'h1.n1', 'h1.n2', 's1']],
      },
      {
        title: 'One uplink is not cabled yet',
        design: () => esx(['tor-a', undefined]),
        asks: ['cables'],
      },
    ],
    good: [
      { title: 'Two switches', design: () => esx(['tor-a', 'tor-b']) },
      {
        title: 'Three uplinks, two switches known to differ',
        design: () => esx(['tor-a', 'tor-b', undefined]),
      },
      {
        title: 'Azure Local: two nodes with a single switch',
        design: () => esx(['tor-a', 'tor-a'], 'switchlessSingleTor'),
      },
    ],
  },
});
