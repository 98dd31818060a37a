import { build } from '../model/build';
import type { Host, Nic, SwitchPort, VirtualSwitch } from '../model/design';

interface Parts {
  readonly port?: Partial<SwitchPort>;
  readonly nic?: Partial<Nic>;
  readonly host?: Partial<Host>;
  readonly virtual?: Partial<VirtualSwitch>;
}

/**
 * The smallest useful drawing: a host `h1` with two NICs on two cards, teamed on one virtual
 * switch, cabled to two physical switches. Rules put into it what they are about.
 */
export const twoUplinks = ({ port, nic, host, virtual }: Parts = {}) => {
  const d = build('Example');
  const a = d.physicalSwitch('tor-a', 4, { mode: 'trunk', allowedVlans: '10,20,30', ...port });
  const b = d.physicalSwitch('tor-b', 4, { mode: 'trunk', allowedVlans: '10,20,30', ...port });
  d.link(a, b);
  const isHyperv = host?.platform !== undefined && host.platform !== 'vsphere';
  const h = d.host(isHyperv ? 'hv01' : 'esx01', host);
  const n1 = h.nic(isHyperv ? 'nic1' : 'vmnic0', {
    cardId: h.card('LOM'),
    speedMbps: 1000,
    ...nic,
  });
  const n2 = h.nic(isHyperv ? 'nic2' : 'vmnic1', {
    cardId: h.card('Slot 1'),
    speedMbps: 1000,
    ...nic,
  });
  d.cable(n1, a);
  d.cable(n2, b);
  const v = h.switch(isHyperv ? 'Team' : 'vSwitch0', [n1, n2], {
    ...(isHyperv ? { kind: 'external' as const, teamMode: 'set' as const } : {}),
    ...virtual,
  });
  return { d, a, b, h, n1, n2, v };
};
