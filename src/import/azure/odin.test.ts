import { describe, expect, test } from 'vitest';
import { cables, messages, read } from './read.fixture';

describe('ODIN', () => {
  const state = {
    scenario: 'connected',
    nodes: '2',
    ports: 4,
    intent: 'mgmt_compute',
    storage: 'switchless',
    storageAutoIp: 'enabled',
    nodeSettings: [{ name: 'az1', ipCidr: '10.2.0.11/24' }],
    portConfig: [{ customName: 'OCP1' }, {}, { customName: 'SLOT1' }, null],
    adapterMapping: { 1: 'storage', 2: 'mgmt_compute', 3: 'storage', 4: 'mgmt_compute' },
    intentOverrides: { storage: { storageNetwork1VlanId: 721, storageVlanNic2: '722' } },
    infraCidr: '10.2.0.0/24',
    infraGateway: '10.2.0.1',
    infraVlanId: '8',
  };

  test('ports by their mapping, VLANs by the overrides, nodes by their settings', async () => {
    const estate = await read({ version: '0.30.1', exportedAt: '2026-10-02T10:00:00Z', state });
    expect(estate.source).toEqual({
      kind: 'odin',
      files: ['x.json'],
      version: '0.30.1',
      taken: '2026-10-02',
    });
    expect(estate.hosts.map(({ name }) => name)).toEqual(['az1', 'Node2']);
    const [host] = estate.hosts;
    expect(host?.switches.map(({ name, uplinks }) => [name, uplinks])).toEqual([
      ['ConvergedSwitch(mgmt_compute)', ['NIC2', 'NIC4']],
    ]);
    expect(
      host?.adapters.map(({ name, vlan, portGroup, ip }) => [name, vlan ?? portGroup, ip]),
    ).toEqual([
      ['vManagement(mgmt_compute)', 'VLAN 8', '10.2.0.11'],
      ['OCP1', 721, undefined],
      ['SLOT1', 722, undefined],
    ]);
    expect(new Set(cables(estate))).toEqual(
      new Set(['Node2 OCP1 – az1 OCP1', 'Node2 SLOT1 – az1 SLOT1']),
    );
  });

  test('where nobody moved a port, the choice of the wizard holds; what is open is told', async () => {
    const { adapterMapping: _, ...unmoved } = state;
    const estate = await read({
      state: { ...unmoved, intent: 'all_traffic', storage: 'switched' },
    });
    expect(estate.clusters[0]?.azurePattern).toBe('converged');
    expect(estate.hosts[0]?.adapters.length).toBe(5);
    const bare = await read({ state: { nodes: '3', scenario: null, intent: null } });
    expect(bare.hosts.length).toBe(3);
    expect(messages(bare).join()).toContain('how many ports');
    const san = await read({ state: { ...state, architecture: 'disaggregated' } });
    expect(messages(san).join()).toContain('disaggregated');
  });
});
