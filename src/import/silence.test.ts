import { describe, expect, test } from 'vitest';
import type { Design, HostAdapter, PortGroup } from '../model/design';
import { set } from '../model/edits/change';
import { build } from './build';
import { type Estate, emptyEstate, type FoundHost, type SourceKind } from './estate';
import { addTo, refresh } from './refresh';
import { goneBySilence, silenceMeansNothing } from './says-whole';

const host = (more: Partial<FoundHost> = {}): FoundHost => ({
  name: 'esx01',
  vcenter: 'vc1',
  moid: 'host-1',
  nics: [{ name: 'vmnic0' }, { name: 'vmnic1' }],
  switches: [{ name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic0', 'vmnic1'] }],
  memberships: [],
  portGroups: [{ name: 'Servers', switchName: 'vSwitch0', vlan: 20 }],
  adapters: [{ name: 'vmk0', ip: '10.0.0.11', prefix: 24, mtuBytes: 1500, portGroup: 'Servers' }],
  vms: [],
  ...more,
});
const made = (more: Partial<FoundHost> = {}, rest: Partial<Estate> = {}): Design => {
  const source = { kind: 'vsphere' as const, files: ['a.json'] };
  return build({ ...emptyEstate(source), hosts: [host(more)], ...rest }).design;
};
const from = (...kinds: readonly SourceKind[]) =>
  goneBySilence({
    recognised: kinds.map((kind) => ({
      source: { kind, files: [] },
      counts: {
        hosts: 1,
        physicalNics: 0,
        standardSwitches: 0,
        distributedSwitches: 0,
        portGroups: 0,
        vmkernelAdapters: 0,
        vms: 0,
        vmNics: 0,
      },
    })),
  });
const group = ({ hosts }: Design) => hosts[0]?.portGroups[0];
const adapter = ({ hosts }: Design) => hosts[0]?.adapters[0];

describe('what a newer export does not say', () => {
  const overridden = set<PortGroup>(made(), 'h1.p1', {
    security: { promiscuous: 'accept', macLearning: true },
    teaming: { policy: 'ipHash', active: ['h1.n1'], standby: ['h1.n2'] },
    shapingOut: { enabled: true, averageKbps: 1000, peakKbps: 1000, burstKb: 100 },
    notes: 'Ours.',
  });

  test('is gone where the source says it whenever it is set', () => {
    const next = group(refresh(overridden, made(), from('vsphere')));
    // Standard port groups have no MAC learning that a source could say.
    expect(next).toMatchObject({ security: { macLearning: true }, notes: 'Ours.' });
    expect(next?.security?.promiscuous).toBeUndefined();
    expect(next).not.toHaveProperty('teaming');
    expect(next).not.toHaveProperty('shapingOut');
  });

  test('RVTools knows no failover order of a port group: that one stays', () => {
    const next = group(refresh(overridden, made(), from('rvtools')));
    expect(next?.teaming).toEqual({ active: ['h1.n1'], standby: ['h1.n2'] });
    expect(next?.security).toEqual({ macLearning: true });
  });

  test.each<[string, readonly SourceKind[]]>([
    ['a console', ['esxcli']],
    ['a plan', ['vcf']],
    ['a mixture', ['vsphere', 'esxcli']],
    ['nothing that was recognised', []],
  ])('stays where it is the silence of %s', (_, kinds) => {
    expect(group(refresh(overridden, made(), from(...kinds)))).toEqual(group(overridden));
  });

  test('stays where the record was not read but only named by another', () => {
    const portGroups = [{ name: 'Servers', switchName: 'vSwitch0', vlanUnknown: true }];
    const next = group(refresh(overridden, made({ portGroups }), from('vsphere')));
    expect(next?.teaming).toEqual(group(overridden)?.teaming);
  });

  test('stays when an export is added: nothing goes', () => {
    expect(addTo(overridden, made())).toEqual(overridden);
  });

  test('of a distributed port group, too', () => {
    const spanning = (more: object): Partial<Estate> => ({
      distributedSwitches: [
        {
          key: 'd',
          name: 'DSwitch',
          uplinks: ['Uplink 1'],
          portGroups: [{ key: 'g', name: 'Servers', vlan: 20, ...more }],
        },
      ],
    });
    const before = made({}, spanning({ binding: 'static', shapingIn: { enabled: true } }));
    const shaping = (more: object) =>
      refresh(before, made({}, spanning(more)), from('collector')).distributedSwitches[0]
        ?.portGroups[0]?.shapingIn;
    expect(shaping({ binding: 'static' })).toBeUndefined();
    // Known from what is plugged into it alone.
    expect(shaping({})).toEqual({ enabled: true });
  });
});

describe('the gateway of an adapter', () => {
  const routed = set<HostAdapter>(made(), 'h1.k1', { gateway: '10.0.0.1' });

  test('stays where a console says the address and no route', () => {
    expect(adapter(refresh(routed, made(), from('esxcli')))?.gateway).toBe('10.0.0.1');
    expect(adapter(addTo(routed, made()))?.gateway).toBe('10.0.0.1');
  });

  test('goes with another address', () => {
    const moved = made({
      adapters: [{ name: 'vmk0', ip: '10.0.9.11', prefix: 24, mtuBytes: 1500 }],
    });
    expect(adapter(refresh(routed, moved, silenceMeansNothing))).not.toHaveProperty('gateway');
  });

  test('goes where the API has none', () => {
    expect(adapter(refresh(routed, made(), from('vsphere')))).not.toHaveProperty('gateway');
  });
});

describe('the uplinks of a switch', () => {
  const before = made({
    switches: [
      {
        name: 'vSwitch0',
        kind: 'standard',
        uplinks: ['vmnic0', 'vmnic1'],
        orderUnknown: true,
      },
    ],
  });
  const vswitch = ({ hosts }: Design) => hosts[0]?.switches[0];

  test('stay as they are, their order open, where no NIC of the host is said', () => {
    const nicless = made({ nics: [], switches: [{ name: 'vSwitch0', kind: 'standard' }] });
    expect(vswitch(refresh(before, nicless))).toEqual(vswitch(before));
  });

  test('of a distributed switch stay as well', () => {
    const spanning = (nics: FoundHost['nics']): Design =>
      made(
        {
          nics,
          memberships: [
            {
              switchKey: 'd',
              uplinks: nics.map(({ name }) => ({ nic: name, uplink: 'Uplink 1' })),
            },
          ],
        },
        {
          distributedSwitches: [
            { key: 'd', name: 'DSwitch', uplinks: ['Uplink 1'], portGroups: [] },
          ],
        },
      );
    const plugged = spanning([{ name: 'vmnic0' }]);
    const next = refresh(plugged, spanning([])).hosts[0];
    expect(next?.memberships).toEqual([
      { switchId: 'd1', uplinks: [{ uplinkId: 'd1.u1', nicId: 'h1.n1' }] },
    ]);
  });

  test('go where the NICs are said and none of them is an uplink', () => {
    const bare = made({ switches: [{ name: 'vSwitch0', kind: 'standard', uplinks: [] }] });
    expect(vswitch(refresh(before, bare))?.uplinks).toEqual([]);
  });
});

describe('the cluster of a host', () => {
  const clusters = [{ key: 'c', name: 'Cluster A' }];
  const other = (cluster?: string) => ({
    ...host(),
    name: 'esx02',
    moid: 'host-2',
    ...(cluster === undefined ? {} : { cluster }),
  });
  const both = (second: FoundHost, first: Partial<FoundHost> = {}) =>
    made({}, { clusters, hosts: [host({ cluster: 'c', ...first }), second] });
  const before = both(other('c'));
  const clusterIds = (design: Design) => design.hosts.map(({ clusterId }) => clusterId);

  test('is left where the export has another host of the vCenter in one', () => {
    expect(clusterIds(refresh(before, both(other())))).toEqual(['c1', undefined]);
  });

  test('stays where the export knows no clusters, or the host no vCenter', () => {
    const none = made({}, { hosts: [host(), other()] });
    expect(clusterIds(refresh(before, none))).toEqual(['c1', 'c1']);
    const { vcenter: _v, moid: _m, ...nameless } = other();
    expect(clusterIds(refresh(before, both(nameless)))).toEqual(['c1', 'c1']);
    expect(clusterIds(addTo(before, both(other())))).toEqual(['c1', 'c1']);
  });
});
