import { describe, expect, test } from 'vitest';
import { build } from '../model/build';
import type { Design, HostAdapter, PortGroup, SwitchPort, Vm, Vnic } from '../model/design';
import type { Endpoint } from './endpoints';
import { factsOf } from './facts';

const only = (design: Design): Endpoint => {
  const [host] = design.hosts;
  const [end, second] = host === undefined ? [] : factsOf(design, host).endpoints;
  if (end === undefined || second !== undefined) throw new Error('one endpoint expected');
  return end;
};

const esx = (port: Partial<SwitchPort> = { mode: 'trunk', allowedVlans: 'all' }) => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 2, port);
  const host = b.host('esx01');
  const nic = host.nic('vmnic0');
  b.cable(nic, tor);
  return { b, host, vswitch: host.switch('vSwitch0', [nic]), nic };
};

describe('what an adapter carries', () => {
  const adapter = (services: HostAdapter['services'], more: Partial<HostAdapter> = {}) => {
    const { b, host, vswitch } = esx();
    const { iscsiBound, stack, traffic } = {
      traffic: undefined,
      ...more,
    } as Partial<HostAdapter> & {
      traffic?: PortGroup['traffic'];
    };
    const group = host.portGroup(vswitch, 'Network', 10, traffic === undefined ? {} : { traffic });
    host.adapter('vmk0', group, services ?? [], {
      ...(iscsiBound === undefined ? {} : { iscsiBound }),
      ...(stack === undefined ? {} : { stack }),
    });
    if (services === undefined) b.set('h1.k1', { services: undefined });
    const end = only(b.done);
    return [end.classes, end.classesKnown];
  };

  test('services say it', () => {
    expect(adapter(['management', 'vsanWitness'])).toEqual([['management'], true]);
    expect(adapter(['management', 'vmotion'])).toEqual([['management', 'migration'], true]);
    expect(adapter(['nfs'])).toEqual([['storage'], true]);
  });

  test('bound iSCSI is storage without a service', () => {
    expect(adapter([], { iscsiBound: true })).toEqual([['storage'], true]);
  });

  test('the TCP/IP stack says it where services do not', () => {
    expect(adapter(undefined, { stack: 'vmotion' })).toEqual([['migration'], true]);
    expect(adapter(undefined, { stack: '__proto__' })).toEqual([[], false]);
  });

  test('no services stated is not the same as stated none', () => {
    expect(adapter(undefined)).toEqual([[], false]);
    expect(adapter([])).toEqual([[], true]);
  });
});

test('what a vNIC carries: its role, else the role of its VM', () => {
  const vnic = (vm: Partial<Vm>, role?: Vnic['role']) => {
    const { b, host, vswitch } = esx();
    const group = host.portGroup(vswitch, 'Network', 10);
    host.vm('vm', group, vm, role === undefined ? {} : { role });
    return only(b.done).classes;
  };
  expect(vnic({})).toEqual(['production']);
  expect(vnic({ role: 'managementAppliance' })).toEqual(['management']);
  expect(vnic({}, 'heartbeat')).toEqual(['heartbeat']);
  expect(vnic({ role: 'managementAppliance' }, 'client')).toEqual(['production']);
});

describe('where it is', () => {
  const at = (
    port: Partial<SwitchPort> | undefined,
    vlan: number,
    group: Partial<PortGroup> = {},
  ) => {
    const { b, host, vswitch } = esx(port);
    host.vm('web', host.portGroup(vswitch, 'Network', vlan, group));
    const { segments, segmentsKnown } = only(b.done);
    return { segments, segmentsKnown };
  };

  test('in its VLAN on the wire and inside the switch', () => {
    expect(at(undefined, 20)).toEqual({ segments: ['h1.s1~20', 's1/20'], segmentsKnown: true });
  });

  test('untagged, in the VLAN of the access port', () => {
    expect(at({ mode: 'access', accessVlan: 30 }, 0).segments).toEqual(['h1.s1~0', 's1/30']);
  });

  test('dropped frames reach no segment, unknown ports are not guessed', () => {
    expect(at({ mode: 'access', accessVlan: 30 }, 20)).toEqual({
      segments: ['h1.s1~20'],
      segmentsKnown: true,
    });
    expect(at({}, 20)).toEqual({ segments: ['h1.s1~20'], segmentsKnown: false });
  });

  test('a set of VLANs is not written out', () => {
    expect(at(undefined, 4095)).toEqual({ segments: [], segmentsKnown: false });
  });

  test('Hyper-V: the adapter’s own VLAN wins over that of the network', () => {
    const { b, host, vswitch } = esx();
    host.adapter('SMB', host.portGroup(vswitch, 'Network', 10), ['smb'], { vlan: 711 });
    expect(only(b.done).segments).toContain('s1/711');
  });

  test('an adapter on a NIC of its own has no virtual switch', () => {
    const { b, host } = esx();
    const nic = host.nic('NIC 2');
    b.cable(nic, 's1');
    host.adapter('SMB', undefined, ['smb'], { nicId: nic, vlan: 711 });
    const end = only(b.done);
    expect([end.usable.map((n) => n.id), end.segments]).toEqual([['h1.n2'], ['s1/711']]);
  });
});
