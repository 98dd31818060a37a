import type { HostFacts } from '../../analysis/facts';
import { defineHostRule } from '../../lint/rule';
import type { Nic, PortGroup, VirtualSwitch } from '../../model/design';
import { set } from '../../model/edits/change';
import { find, inList } from '../../model/find';
import { hostIdOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const mostMembers = 8;
const fastMbps = 10_000;

/** What members must share, by the words for it. A value that is not stated differs from none. */
const traitsOf = (facts: HostFacts, nic: Nic) => ({
  model: nic.model ?? inList(facts.host.cards, nic.cardId ?? '')?.model,
  speed: nic.speedMbps,
  driver: nic.driver,
  firmware: nic.firmware,
});

const differing = (facts: HostFacts, nics: readonly Nic[]): string[] => {
  const all = nics.map((nic) => traitsOf(facts, nic));
  return (['model', 'speed', 'driver', 'firmware'] as const).filter(
    (trait) =>
      new Set(all.flatMap((own) => (own[trait] === undefined ? [] : [own[trait]]))).size > 1,
  );
};

/** Who orders a member to stand by, or says a policy that the team does not know. */
const holdersOf = (facts: HostFacts, own: VirtualSwitch): (VirtualSwitch | PortGroup)[] => [
  own,
  ...facts.host.portGroups.filter(({ switchId }) => switchId === own.id),
];

const team = (nic: Partial<Nic> = {}) =>
  twoUplinks({ host: { platform: 'hyperv' }, nic: { speedMbps: 25_000, ...nic } });

const usual = {
  many: 'error',
  mixed: 'error',
  channel: 'error',
  standby: 'error',
  policy: 'error',
  dynamic: 'info',
} as const;

export default defineHostRule({
  id: 'hyperv/hv-set-members',
  title: 'A Switch Embedded Team that is not supported',
  why: 'The team wants up to eight NICs that are alike, all of them active, on ports that know nothing of a team.',
  howToFix: 'Team identical NICs, all active, on plain switch ports, balanced by Hyper-V port.',
  sources: [
    vendor('HV-SET', 'up to eight identical network adapters, all of them active'),
    vendor('AZL-HOST', 'switch-independent, Dynamic or Hyper-V Port'),
    vendor('VDCB', 'the same driver and driver version'),
  ],
  platform: 'hyperv',
  severity: {
    essentials: 'off',
    'strict-isolation': usual,
    converged: usual,
    hyperv: usual,
  },
  messages: {
    many: 'SET {switch} on {host} has {count} members; {most} are the most.',
    mixed: 'SET {switch} on {host}: {nics} differ in {traits}.',
    channel: 'SET {switch} on {host} is cabled to ports of a port channel: {nics}.',
    standby: 'SET {switch} on {host}: {name} has {nics} stand by; all members are active.',
    policy: 'SET {switch} on {host}: {name} asks for a load balancing that it does not have.',
    dynamic: 'SET {switch} on {host} balances dynamically; Hyper-V port is advised from 10 Gb/s.',
  },
  hides: ['team-mixed-speeds', 'team-portchannel-no-iphash'],
  check: (facts, report) => {
    for (const { id, name, local, nics } of facts.switches) {
      if (local?.teamMode !== 'set' || local.kind !== 'external') continue;
      const data = { switch: name, host: facts.host.name };
      const at = (some: readonly Nic[]) => ({
        objects: [id, ...some.map((nic) => nic.id)],
        subjects: [id],
        data: { ...data, nics: some.map((nic) => nic.name) },
      });
      if (nics.length > mostMembers) {
        const more = { ...data, count: nics.length, most: mostMembers };
        report.found('many', { objects: [id], data: more });
      }
      const traits = differing(facts, nics);
      const mixed = at(nics);
      if (traits.length > 0) report.found('mixed', { ...mixed, data: { ...mixed.data, traits } });
      const bundled = nics.filter(
        ({ cabledTo }) =>
          cabledTo !== undefined && facts.fabric.port(cabledTo)?.portChannelId !== undefined,
      );
      if (bundled.length > 0) {
        // One cause: what the switch side makes of the team is said here.
        report.found('channel', {
          ...at(bundled),
          subjects: [id, ...bundled.flatMap((nic) => [nic.id, nic.cabledTo ?? nic.id])],
        });
      }
      for (const holder of holdersOf(facts, local)) {
        const idle = nics.filter((nic) => holder.teaming?.standby?.includes(nic.id));
        const more = at(idle);
        const objects = [holder.id, ...idle.map((nic) => nic.id)];
        if (idle.length > 0) {
          report.found('standby', { objects, data: { ...more.data, name: holder.name } });
        }
        const policy = holder.teaming?.policy;
        if (policy !== undefined && policy !== 'portId') {
          report.found('policy', { objects: [holder.id], data: { ...data, name: holder.name } });
        }
      }
      const isFast = nics.some(({ speedMbps }) => (speedMbps ?? 0) >= fastMbps);
      if (local.setLoadBalancing === 'dynamic' && isFast) {
        report.found('dynamic', { objects: [id], data });
      }
    }
  },
  fix: {
    title: 'All active, balanced by Hyper-V port',
    disruptive: true,
    edit: (design, { message, objects: [id = ''] }) => {
      if (message === 'dynamic') {
        return set<VirtualSwitch>(design, id, { setLoadBalancing: 'hyperVPort' });
      }
      if (message !== 'standby' && message !== 'policy') return undefined;
      const holder = find(design, 'switch', id) ?? find(design, 'portGroup', id);
      if (holder?.teaming === undefined || hostIdOf(id) === undefined) return undefined;
      const { policy, standby = [], active, ...rest } = holder.teaming;
      const kept = message === 'standby' && policy !== undefined ? { policy } : {};
      // Without an order of their own all uplinks of the switch are active.
      const order =
        message === 'policy'
          ? { ...(active && { active }), ...(standby.length > 0 && { standby }) }
          : {};
      return set<PortGroup>(design, id, { teaming: { ...rest, ...kept, ...order } });
    },
  },
  notes:
    'Text for Windows Server 2016 allowed any certified NICs of one model; Azure Local compares driver and firmware as well, and offers a registry key for an onboard and an added card with the same chip: waive it there. Only what the design states is compared.',
  examples: {
    bad: [
      {
        title: 'Two models',
        design: () => {
          const { d } = team({ model: 'Intel E810' });
          d.set('h1.n2', { model: 'Mellanox CX-6' });
          return d.done;
        },
        finds: [['mixed', 'h1.s1', 'h1.n1', 'h1.n2']],
      },
      {
        title: 'Nine members',
        design: () => {
          const { d, h } = team();
          const more = [3, 4, 5, 6, 7, 8, 9].map((i) => h.nic(`nic${i}`, { speedMbps: 25_000 }));
          d.set('h1.s1', { uplinks: ['h1.n1', 'h1.n2', ...more] });
          return d.done;
        },
        finds: [['many', 'h1.s1']],
      },
      {
        title: 'One member stands by',
        design: () => {
          const { d } = team();
          d.set('h1.s1', { teaming: { active: ['h1.n1'], standby: ['h1.n2'] } });
          return d.done;
        },
        finds: [['standby', 'h1.s1', 'h1.n2']],
      },
      {
        title: 'IP hash',
        design: () => {
          const { d } = team();
          d.set('h1.s1', { teaming: { policy: 'ipHash' } });
          return d.done;
        },
        finds: [['policy', 'h1.s1']],
      },
      {
        title: 'Dynamic on 25 GbE',
        design: () => {
          const { d } = team();
          d.set('h1.s1', { setLoadBalancing: 'dynamic' });
          return d.done;
        },
        finds: [['dynamic', 'h1.s1']],
      },
      {
        title: 'Ports in a port channel',
        design: () => {
          const { d } = team();
          const channel = d.portChannel('Po1', 'static');
          d.set('s1.p1', { portChannelId: channel });
          return d.done;
        },
        finds: [['channel', 'h1.s1', 'h1.n1']],
      },
    ],
    good: [
      { title: 'Two alike', design: () => team({ model: 'Intel E810', driver: 'ice' }).d.done },
      {
        title: 'One of them does not state its model',
        design: () => {
          const { d } = team();
          d.set('h1.n1', { model: 'Intel E810' });
          return d.done;
        },
      },
      {
        title: 'Dynamic on 1 GbE',
        design: () => {
          const { d } = team({ speedMbps: 1000 });
          d.set('h1.s1', { setLoadBalancing: 'dynamic' });
          return d.done;
        },
      },
      {
        title: 'Unlike NICs without a team',
        design: () => {
          const { d } = team({ model: 'Intel E810' });
          d.set('h1.n2', { model: 'Mellanox CX-6' });
          d.set('h1.s1', { teamMode: 'none' });
          return d.done;
        },
      },
    ],
  },
});
