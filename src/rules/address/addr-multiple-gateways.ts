import { defaults } from '../../analysis/defaults';
import { grouped } from '../../analysis/grouped';
import { defineHostRule } from '../../lint/rule';
import type { HostAdapter } from '../../model/design';
import { changeElement, patched } from '../../model/edits/change';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

type Message = 'vsphere' | 'windows';

const isManagement = ({ services }: HostAdapter): boolean =>
  services?.includes('management') === true;

const host = (
  adapters: readonly (Partial<HostAdapter> & { readonly gateway?: string })[],
  platform: 'vsphere' | 'hyperv' = 'vsphere',
) => {
  const { d, h, v } = twoUplinks({ host: { platform } });
  for (const [i, { services, ...more }] of adapters.entries()) {
    const g = h.portGroup(v, `Network ${i}`, 10 * (i + 1));
    const name = platform === 'vsphere' ? `vmk${i}` : `vEthernet ${i}`;
    h.adapter(name, g, services ?? [], { ip: `10.0.${i}.11`, prefix: 24, ...more });
  }
  return d.done;
};
const management = { services: ['management'], gateway: '10.0.0.1' } as const;
const storage = { services: ['iscsi'], gateway: '10.0.1.1' } as const;

const severity = { vsphere: 'warning', windows: 'warning' } as const;

export default defineHostRule<Message>({
  id: 'address/addr-multiple-gateways',
  title: 'More than one default gateway',
  why: 'Only one of them is used: answers leave through the wrong network, or not at all.',
  howToFix:
    'Keep the gateway of the management network; use static routes, or on ESXi another TCP/IP stack, for the rest.',
  sources: [
    vendor('AZL-PLAN', 'more than one default gateway configured'),
    vendor('AZL-PAT', 'Only the management interface has a default gateway'),
    vendor('ISCSI-KB', 'the default gateway on the vmkernel'),
    vendor('HA-BP', 'Only one default gateway is specified'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': severity,
    converged: severity,
    hyperv: { vsphere: 'warning', windows: 'error' },
  },
  messages: {
    vsphere: '{host} has default gateways on {adapters} of the {stack} TCP/IP stack.',
    windows: '{host} has default gateways on {adapters}.',
  },
  check: (facts, report) => {
    const { host: own, isHyperv } = facts;
    const withGateway = own.adapters.filter(({ gateway }) => gateway !== undefined);
    const stacks = grouped(withGateway, ({ stack }) =>
      isHyperv ? '' : (stack ?? defaults.stack).toLowerCase(),
    );
    for (const [stack, adapters] of stacks) {
      const gateways = new Set(adapters.map(({ gateway }) => gateway));
      // ESXi shows the one gateway of the stack on each adapter; Windows has one for each.
      if ((isHyperv ? adapters.length : gateways.size) < 2) continue;
      report.found(isHyperv ? 'windows' : 'vsphere', {
        objects: adapters.map(({ id }) => id),
        data: {
          host: own.name,
          adapters: adapters.map(({ name }) => name),
          gateways: [...gateways].flatMap((gateway) => gateway ?? []),
          stack,
        },
      });
    }
  },
  fix: {
    title: 'Keep the gateway of management only',
    disruptive: true,
    edit: (design, { objects }) => {
      const own = design.hosts.find(({ adapters }) => adapters.some((a) => a.id === objects[0]));
      const adapters = own?.adapters.filter(({ id }) => objects.includes(id)) ?? [];
      const kept = adapters.find(isManagement);
      if (kept === undefined) return undefined;
      return adapters.reduce(
        (next, { id }) =>
          id === kept.id
            ? next
            : changeElement<HostAdapter>(next, id, (adapter) =>
                patched(adapter, { gateway: undefined }),
              ),
        design,
      );
    },
  },
  notes:
    'ESXi 6.5 and later let an adapter override the gateway of its stack, so there it is a warning. Adapters of one stack that name the same gateway have one gateway. Each TCP/IP stack may have its own.',
  examples: {
    bad: [
      {
        title: 'Management and storage each with a gateway',
        design: () => host([management, storage]),
        finds: [['vsphere', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Two host adapters of Windows',
        design: () => host([management, storage], 'hyperv'),
        finds: [['windows', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Windows, twice the same',
        design: () => host([management, { ...storage, gateway: '10.0.0.1' }], 'hyperv'),
        finds: [['windows', 'h1.k1', 'h1.k2']],
      },
    ],
    good: [
      {
        title: 'One, on management',
        design: () => host([management, { services: ['iscsi'] }]),
      },
      {
        title: 'vMotion on a TCP/IP stack of its own',
        design: () =>
          host([management, { services: ['vmotion'], stack: 'vmotion', gateway: '10.0.1.1' }]),
      },
      {
        title: 'The gateway of the stack, shown on two adapters',
        design: () => host([management, { ...storage, gateway: '10.0.0.1' }]),
      },
    ],
  },
});
