import { defineHostRule } from '../../lint/rule';
import type { SwitchPort } from '../../model/design';
import { set } from '../../model/edits/change';
import { kindOf } from '../../model/kinds';
import { twoUplinks } from '../example-designs';
import { vendor } from '../sources';

export default defineHostRule({
  id: 'security/phys-stp-edge',
  title: 'A switch port to a host is no spanning tree edge port',
  why: 'After every link-up the port listens for 30 to 50 seconds before it carries anything: failback loses traffic, and hosts look dead.',
  howToFix: 'Make the ports to hosts edge ports (PortFast, for trunks as well).',
  sources: [vendor('STP', '30 to 50 seconds'), vendor('FAILBACK'), vendor('TOR', 'trunk PortFast')],
  platform: 'any',
  severity: {
    essentials: 'off',
    'strict-isolation': 'info',
    converged: 'info',
    hyperv: 'info',
  },
  messages: { slow: '{ports} to {host} is no spanning tree edge port.' },
  check: (facts, report) => {
    const { host, fabric } = facts;
    const slow = host.nics.flatMap((nic) => {
      const port = nic.cabledTo === undefined ? undefined : fabric.port(nic.cabledTo);
      return port?.stpEdge === false ? [port] : [];
    });
    if (slow.length === 0) return;
    report.found('slow', {
      objects: slow.map(({ id }) => id),
      data: {
        ports: slow.map(({ id, name }) => `${fabric.switchOf(id)?.name ?? ''} ${name}`),
        host: host.name,
      },
    });
  },
  fix: {
    title: 'Make the ports edge ports',
    edit: (design, { objects }) =>
      objects
        .filter((id) => kindOf(id) === 'port')
        .reduce((after, id) => set<SwitchPort>(after, id, { stpEdge: true }), design),
  },
  notes: 'A port of which the design does not say it is left alone.',
  examples: {
    bad: [
      {
        title: 'Neither port is an edge port',
        design: () => twoUplinks({ port: { stpEdge: false } }).d.done,
        finds: [['slow', 's1.p1', 's2.p1']],
      },
    ],
    good: [
      { title: 'Edge ports', design: () => twoUplinks({ port: { stpEdge: true } }).d.done },
      { title: 'Nothing said', design: () => twoUplinks().d.done },
      {
        title: 'A port without a host behind it',
        design: () => {
          const { d } = twoUplinks({ port: { stpEdge: true } });
          d.set('s1.p2', { stpEdge: false });
          return d.done;
        },
      },
    ],
  },
});
