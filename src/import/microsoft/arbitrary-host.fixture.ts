import fc from 'fast-check';
import { build } from '../../model/build';
import type { Host, Service } from '../../model/design';

/** Hyper-V hosts of all kinds that the cmdlets can print: SET, single NIC, internal, private, NICs without a switch. */

const vlan = fc.integer({ min: 0, max: 4094 });
const name = (stem: string) =>
  fc
    .stringMatching(/^[A-Za-z0-9]([A-Za-z0-9 _.()#-]{0,10}[A-Za-z0-9)])?$/)
    // `(NAME)` alone and blanks in a row are what consoles cannot carry.
    .map((text) => `${stem}${text.replaceAll(/ {2,}/g, ' ')}`);
const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 5, maxLength: 5 })
  .map((bytes) => ['02', ...bytes.map((one) => one.toString(16).padStart(2, '0'))].join(':'));

const setting = fc.oneof(
  vlan.map((id) => ({ vlan: id })),
  fc.constantFrom('10,20', '100-110', '1-4094').map((trunkVlans) => ({ vlan: 5, trunkVlans })),
  fc
    .constantFrom('isolated' as const, 'community' as const)
    .map((secondaryVlanKind) => ({ vlan: 100, secondaryVlan: 101, secondaryVlanKind })),
);

const nic = fc.record(
  {
    speedMbps: fc.constantFrom(1000, 2500, 10_000, 25_000, 100_000),
    model: fc.constantFrom(
      'Intel(R) Ethernet X710',
      'Mellanox ConnectX-5 Adapter',
      'Ethernet Adapter',
    ),
    mac,
    linkUp: fc.boolean(),
    maxMtuBytes: fc.constantFrom(1500, 9000, 4074),
    rdma: fc.constantFrom('none' as const, 'iwarp' as const, 'rocev2' as const),
    vmqEnabled: fc.boolean(),
    dcb: fc.boolean(),
    isOnCard: fc.boolean(),
  },
  { requiredKeys: ['isOnCard', 'linkUp'] },
);

interface Plan {
  readonly host: string;
  readonly nics: readonly (typeof nic extends fc.Arbitrary<infer N> ? N : never)[];
  readonly groups: readonly (typeof setting extends fc.Arbitrary<infer S> ? S : never)[];
  readonly names: readonly string[];
  readonly kinds: readonly ('set' | 'none' | 'internal' | 'private')[];
  readonly weight: number;
  readonly macs: readonly string[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  host: fc.stringMatching(/^HV[0-9]{1,4}$/),
  nics: fc.array(nic, { minLength: 1, maxLength: 6 }),
  groups: fc.array(setting, { minLength: 1, maxLength: 5 }),
  names: fc.uniqueArray(name('n'), {
    minLength: 24,
    maxLength: 24,
    selector: (text) => text.toLowerCase(),
  }),
  kinds: fc.array(fc.constantFrom('set', 'none', 'internal', 'private'), {
    minLength: 1,
    maxLength: 3,
  }),
  weight: fc.integer({ min: 1, max: 100 }),
  macs: fc.uniqueArray(mac, { minLength: 8, maxLength: 8 }),
});

const hostOf = ({ host, nics, groups, names, kinds, weight, macs }: Plan): Host => {
  const b = build('Generated');
  const h = b.host(host, { platform: 'hyperv', version: 'Windows Server 2025 Datacenter' });
  const card = h.card('Card');
  let at = 0;
  const next = () => names[at++ % names.length] ?? 'n';
  const ids = nics.map(({ isOnCard, ...rest }) =>
    h.nic(next(), { ...rest, ...(isOnCard ? { cardId: card } : {}) }),
  );
  const free = [...ids];
  const services: readonly Service[] = [];
  for (const [i, kind] of kinds.entries()) {
    const members = kind === 'set' ? free.splice(0, 2) : kind === 'none' ? free.splice(0, 1) : [];
    if ((kind === 'set' || kind === 'none') && members.length === 0) continue;
    const isExternal = kind === 'set' || kind === 'none';
    const id = h.switch(next(), members, {
      kind: isExternal ? 'external' : kind,
      ...(isExternal ? { teamMode: kind } : {}),
      ...(kind === 'set'
        ? { setLoadBalancing: weight > 50 ? ('dynamic' as const) : ('hyperVPort' as const) }
        : {}),
      allowManagementOs: weight % 2 === 0,
      ...(weight % 3 === 0
        ? { minBandwidthMode: 'weight' as const, defaultFlowWeight: weight }
        : {}),
    });
    for (const [j, group] of groups.entries()) {
      const groupId = h.portGroup(id, `pg${i}-${j}`, group.vlan, group);
      if (j % 2 === 0)
        h.adapter(next(), groupId, services, {
          ip: `10.${i}.${j}.9`,
          prefix: 24,
          mac: macs[(i * 3 + j) % 8] ?? '',
          mtuBytes: weight > 50 ? 9000 : 1500,
          ...(j === 0 ? { gateway: `10.${i}.${j}.1`, minBandwidthWeight: weight } : {}),
          ...(members[0] === undefined ? {} : { pinnedNicId: members[0] }),
        });
      else
        h.vm(
          `vm ${i} ${j}`,
          groupId,
          { poweredOn: weight > 20, count: 2 },
          { adapterType: weight > 90 ? 'legacy' : 'synthetic' },
        );
    }
  }
  for (const nicId of free) {
    h.adapter(
      b.done.hosts[0]?.nics.find(({ id }) => id === nicId)?.name ?? '',
      undefined,
      services,
      { nicId, ip: '10.71.1.5', prefix: 24, vlan: 711, mtuBytes: 9000 },
    );
  }
  const [made] = b.done.hosts;
  if (made === undefined) throw new Error('no host was built');
  return made;
};

export const arbitraryHypervHost: fc.Arbitrary<Host> = plan.map(hostOf);
