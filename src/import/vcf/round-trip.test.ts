import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TeamingPolicy } from '../../model/design';
import type { Estate } from '../estate';
import type { Piece } from '../piece';
import { vcfReader } from './reader';
import { bringUp4, bringUp9, domain, networkPool, type Plan, plans, snake } from './spec.fixture';

const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });
const read = async (...pieces: readonly Piece[]): Promise<Estate> => {
  expect(pieces.every(vcfReader.claims)).toBe(true);
  const [estate, ...more] = await vcfReader.read(pieces, () => {});
  expect(more).toEqual([]);
  if (estate === undefined) throw new Error('no estate');
  expect(JSON.stringify(estate)).not.toContain('SECRET');
  return estate;
};

const policies: Readonly<Record<string, TeamingPolicy>> = {
  loadbalance_srcid: 'portId',
  loadbalance_loadbased: 'nicLoad',
  failover_explicit: 'explicit',
};
const services = { MANAGEMENT: 'management', VMOTION: 'vmotion', VSAN: 'vsan', NFS: 'nfs' };
const shares = { LOW: 25, NORMAL: 50, HIGH: 100 };

/** What a dialect carries, beside the plan itself. */
interface Carries {
  readonly orders: boolean;
  readonly addresses: boolean;
}

const planned = ({ cluster, hosts, switches }: Plan, carries: Carries) => ({
  clusters: [cluster],
  hosts: hosts.map((name, i) => ({
    name,
    nics: switches.flatMap(({ nics }) => nics),
    wires: switches.map((one) => [one.name, one.nics.map((nic, n) => `uplink${n + 1} ${nic}`)]),
    adapters: Object.entries(services).flatMap(([type, service]) =>
      switches.flatMap((one) =>
        one.groups
          .filter((group) => group.type === type)
          .map((group) => ({
            service,
            portGroup: group.name,
            on: one.name,
            mtu: group.mtu,
            ip: carries.addresses && type === 'MANAGEMENT' ? `10.0.0.${10 + i}/24` : undefined,
          })),
      ),
    ),
  })),
  switches: switches.map((one) => ({
    name: one.name,
    mtu: one.mtu,
    uplinks: ['uplink1', 'uplink2'],
    shares: one.nioc.map(([, level]) => shares[level]),
    groups: one.groups.map(({ name, vlan, policy, active }) => ({
      name,
      vlan,
      teaming: carries.orders
        ? {
            policy: policies[policy],
            active: ['uplink1', 'uplink2'].slice(0, active),
            standby: ['uplink1', 'uplink2'].slice(active),
          }
        : undefined,
    })),
  })),
  subnets: switches
    .flatMap(({ groups }) =>
      groups.map(({ vlan, octet }) => `${vlan} 10.0.${octet}.0/24 10.0.${octet}.1`),
    )
    .sort(),
});

const found = (estate: Estate): ReturnType<typeof planned> => ({
  clusters: estate.clusters.map(({ name }) => name),
  hosts: estate.hosts.map((host) => ({
    name: host.name,
    nics: host.nics.map(({ name }) => name),
    wires: host.memberships.map(({ switchKey, uplinks }) => [
      switchKey,
      uplinks.map(({ uplink, nic }) => `${uplink} ${nic}`),
    ]),
    adapters: host.adapters.map((one) => ({
      service: one.services?.join() ?? '',
      portGroup: one.portGroup ?? '',
      on: one.switchName ?? '',
      mtu: one.mtuBytes ?? 0,
      ip: one.ip === undefined ? undefined : `${one.ip}/${one.prefix}`,
    })),
  })),
  switches: estate.distributedSwitches.map((one) => ({
    name: one.name,
    mtu: one.mtuBytes ?? 0,
    uplinks: [...one.uplinks],
    shares: one.nioc?.pools?.map((pool) => pool.shares ?? 0) ?? [],
    groups: one.portGroups.map(({ name, vlan, teaming }) => ({
      name,
      vlan: vlan ?? -1,
      teaming:
        teaming === undefined
          ? undefined
          : {
              policy: teaming.policy,
              active: [...(teaming.active ?? [])],
              standby: [...(teaming.standby ?? [])],
            },
    })),
  })),
  subnets: estate.networks
    .map(({ vlan, subnet, gateway }) => `${vlan} ${subnet} ${gateway}`)
    .sort(),
});

const whole = { orders: true, addresses: true };

test('a plan written for VCF 9 and read again is the same', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      expect(found(await read(json('v9.json', bringUp9(plan))))).toEqual(planned(plan, whole));
    }),
    { numRuns: 200 },
  );
});

test('written for VCF 4 or 5: all but failover orders', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const estate = await read(json('v4.json', bringUp4(plan)));
      expect(found(estate)).toEqual(planned(plan, { ...whole, orders: false }));
    }),
    { numRuns: 200 },
  );
});

test('written as a domain with its network pool, in either case of keys', async () => {
  const some = { orders: true, addresses: false };
  await fc.assert(
    fc.asyncProperty(plans, fc.boolean(), async (plan, isSnake) => {
      const write = isSnake ? snake : (value: unknown) => value;
      const estate = await read(
        json('domain.json', write(domain(plan))),
        json('pool.json', write(networkPool(plan))),
      );
      expect(found(estate)).toEqual(planned(plan, some));
      expect(estate.problems).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('as a domain alone: every VLAN is unknown, and it says where they are', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const estate = await read(json('domain.json', domain(plan)));
      const groups = estate.distributedSwitches.flatMap(({ portGroups }) => portGroups);
      expect(groups.every(({ vlan, vlanUnknown }) => vlan === undefined && vlanUnknown)).toBe(true);
      expect(estate.problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('network pool'),
      ]);
    }),
    { numRuns: 50 },
  );
});
