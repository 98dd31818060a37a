import { rate } from '../../analysis/quantities';
import { defineHostRule } from '../../lint/rule';
import type { Nic } from '../../model/design';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

const linked = (nicMbps: number, portMbps?: number, more: Partial<Nic> = {}) => {
  const { d, n1 } = twoUplinks({ nic: { speedMbps: nicMbps } });
  if (portMbps !== undefined) d.set('s1.p1', { speedMbps: portMbps });
  d.set(n1, more);
  return d.done;
};

export default defineHostRule<'speed' | 'half'>({
  id: 'bandwidth/bw-link-speed-mismatch',
  title: 'A NIC and its switch port run at different speeds',
  why: 'The link comes up at the lower speed, or with fixed optics not at all.',
  howToFix: 'Match port, optics and NIC, or write down the speed that the link really has.',
  sources: [
    {
      tag: 'VMW-PERF4',
      title:
        'Performance Best Practices for vSphere 4.0, VMware: all cables and switches capable of the same speed',
    },
    vendor('ABR', 'actual speed and duplex'),
  ],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'warning',
    converged: 'warning',
    hyperv: 'warning',
  },
  messages: {
    speed: '{nic} of {host} runs at {own}; its port {port} on {switch} at {other}.',
    half: '{nic} of {host} runs at half duplex.',
  },
  check: ({ host, fabric }, report) => {
    for (const nic of host.nics) {
      const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
      const own = nic.speedMbps;
      const other = port?.speedMbps;
      if (nic.duplex === 'half') {
        report.found('half', { objects: [nic.id], data: { nic: nic.name, host: host.name } });
      }
      if (port === undefined || own === undefined || other === undefined || own === other) continue;
      report.found('speed', {
        objects: [nic.id, port.id],
        data: {
          nic: nic.name,
          host: host.name,
          port: port.name,
          switch: fabric.switchOf(port.id)?.name ?? '',
          own: rate(own),
          other: rate(other),
          ownMbps: own,
          otherMbps: other,
        },
      });
    }
  },
  notes:
    'The speed of a NIC is the one it runs at; what it could do stands in its highest speed and is not compared. A port that does not say its speed matches any.',
  examples: {
    bad: [
      {
        title: '10 GbE into a gigabit port',
        design: () => linked(10_000, 1000),
        finds: [['speed', 'h1.n1', 's1.p1']],
      },
      {
        title: 'Half duplex',
        design: () => linked(1000, 1000, { duplex: 'half' }),
        finds: [['half', 'h1.n1']],
      },
    ],
    good: [
      { title: '10 GbE to 10 GbE', design: () => linked(10_000, 10_000) },
      { title: 'The port does not say', design: () => linked(10_000) },
      {
        title: 'A 25 GbE NIC that runs at 10',
        design: () => linked(10_000, 10_000, { maxSpeedMbps: 25_000 }),
      },
    ],
  },
});
