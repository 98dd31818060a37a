import type { Endpoint } from '../../analysis/endpoints';
import type { HostFacts } from '../../analysis/facts';
import { isInside } from '../../analysis/lots';
import { isIn, type Subnet4, subnetOf, subnetText } from '../../analysis/subnets';
import { defineHostRule } from '../../lint/rule';
import type { Host, HostAdapter } from '../../model/design';
import { set } from '../../model/edits/change';
import { vendor } from '../sources';
import { pathsExample } from './iscsi-paths.examples';

const subnetOfEnd = ({ adapter }: Endpoint): Subnet4 | undefined =>
  adapter?.ip === undefined || adapter.prefix === undefined
    ? undefined
    : subnetOf(adapter.ip, adapter.prefix);

const iscsiOf = (facts: HostFacts): readonly Endpoint[] =>
  facts.endpoints.filter(
    ({ adapter }) => adapter?.iscsiBound === true || adapter?.services?.includes('iscsi') === true,
  );

const wiresOf = (end: Endpoint): readonly string[] => end.segments.filter((s) => !isInside(s));

/** Are these adapters known to be in different broadcast domains? */
const areApart = (a: Endpoint, b: Endpoint): boolean => {
  const there = wiresOf(b);
  return (
    a.segmentsKnown &&
    b.segmentsKnown &&
    wiresOf(a).length > 0 &&
    there.length > 0 &&
    !wiresOf(a).some((segment) => there.includes(segment))
  );
};

/** Releases before 6.5 could not route bound sessions; of later ones it is not said everywhere. */
const isOld = ({ version }: Host): boolean => {
  const [major = 0, minor = 0] = (version ?? '7.0').split('.').map(Number);
  return major < 6 || (major === 6 && minor < 5);
};

const subnetsOf = (ends: readonly Endpoint[]): string[] => [
  ...new Set(
    ends.flatMap((end) => {
      const subnet = subnetOfEnd(end);
      return subnet === undefined ? [] : subnetText(subnet);
    }),
  ),
];

const boundFault = (ends: readonly Endpoint[]) => {
  const subnets = subnetsOf(ends);
  const switches = [...new Set(ends.flatMap((end) => end.use?.instance.name ?? []))];
  const keys = new Set(ends.map((end) => end.use?.instance.key));
  if (subnets.length > 1) {
    const each = keys.size >= subnets.length;
    return { fault: each ? ('fabrics' as const) : ('subnets' as const), what: subnets };
  }
  if (keys.size > 1) return { fault: 'switches' as const, what: switches };
  const [first, ...rest] = ends;
  const isSplit = first !== undefined && rest.some((end) => areApart(first, end));
  return isSplit
    ? { fault: 'segments' as const, what: ends.flatMap((end) => wiresOf(end).slice(0, 1)) }
    : undefined;
};

export default defineHostRule({
  id: 'teaming/team-iscsi-binding-topology',
  title: 'iSCSI adapters whose binding does not fit their networks',
  why: 'Every bound adapter logs in to every target: where one cannot reach them, sessions fail and rescans hang. Unbound adapters in one subnet all send through the first of them.',
  howToFix:
    'Either one subnet, one virtual switch and port binding, or a subnet for each adapter without binding.',
  sources: [
    vendor('ISCSI-KB'),
    vendor('ISCSI-PB', 'separate vSphere switches need different IP subnets'),
  ],
  platform: 'vsphere',
  severity: {
    essentials: {
      subnets: 'error',
      fabrics: 'off',
      switches: 'error',
      segments: 'error',
      target: 'off',
      targetOld: 'error',
      unbound: 'error',
    },
    'strict-isolation': {
      subnets: 'error',
      fabrics: 'warning',
      switches: 'error',
      segments: 'error',
      target: 'warning',
      targetOld: 'error',
      unbound: 'error',
    },
    converged: {
      subnets: 'error',
      fabrics: 'warning',
      switches: 'error',
      segments: 'error',
      target: 'warning',
      targetOld: 'error',
      unbound: 'error',
    },
    hyperv: 'off',
  },
  messages: {
    subnets: '{adapters} on {host} are bound to iSCSI in different subnets: {what}.',
    fabrics:
      '{adapters} on {host} are bound to iSCSI with a switch and a subnet each ({what}): every target has to be reachable from each.',
    switches:
      '{adapters} on {host} are bound to iSCSI in one subnet over several switches: {what}.',
    segments: '{adapters} on {host} are bound to iSCSI in different broadcast domains: {what}.',
    target:
      '{adapters} on {host} are bound to iSCSI in {subnet}, where no target is: the sessions would have to be routed.',
    targetOld:
      '{adapters} on {host} are bound to iSCSI in {subnet}, where no target is, and release {version} cannot route bound sessions.',
    unbound:
      '{adapters} on {host} carry iSCSI in one subnet, {subnet}, without port binding: only one of them is used.',
  },
  asks: { binding: 'Is port binding on for {adapters} of {host}? They carry iSCSI in one subnet.' },
  hides: ['addr-same-subnet'],
  check: (facts, report) => {
    const { host } = facts;
    const all = iscsiOf(facts);
    const bound = all.filter(({ adapter }) => adapter?.iscsiBound === true);
    const at = (ends: readonly Endpoint[]) => ({
      objects: ends.map(({ id }) => id),
      // Only adapters that share a subnet unbound are what addr-same-subnet would say again.
      subjects: [`${host.id}/iscsi`],
      data: { adapters: ends.map(({ name }) => name), host: host.name },
    });
    const found = boundFault(bound);
    if (found !== undefined) {
      const { data, ...where } = at(bound);
      report.found(found.fault, { ...where, data: { ...data, what: found.what } });
    }
    const [subnet] = bound.flatMap((end) => subnetOfEnd(end) ?? []);
    const targets = facts.storageTargets.filter(
      ({ protocol, ip }) => protocol === 'iscsi' && ip !== undefined,
    );
    if (found === undefined && subnet !== undefined && targets.length > 0) {
      if (!targets.some(({ ip = '' }) => isIn(ip, subnet))) {
        const { objects, subjects, data } = at(bound);
        report.found(isOld(host) ? 'targetOld' : 'target', {
          subjects,
          objects: [...objects, ...targets.map(({ id }) => id)],
          data: { ...data, subnet: subnetText(subnet), version: host.version ?? '' },
        });
      }
    }
    const free = all.filter(({ adapter }) => adapter?.iscsiBound !== true);
    for (const text of subnetsOf(free)) {
      const there = free.filter((end) => subnetsOf([end])[0] === text);
      const [first, second] = there;
      if (first === undefined || second === undefined) continue;
      const stacks = new Set(there.map(({ adapter }) => adapter?.stack ?? 'default'));
      if (stacks.size > 1) continue;
      const { objects, data } = at(there);
      const isSaid =
        host.iscsiPortBinding === false || there.every((end) => end.adapter?.iscsiBound === false);
      if (isSaid) {
        report.found('unbound', { objects, subjects: objects, data: { ...data, subnet: text } });
      } else report.ask('binding', { objects, data });
    }
  },
  fix: {
    title: 'Let the binding follow the subnets',
    disruptive: true,
    edit: (design, { message, objects }) => {
      if (message !== 'subnets' && message !== 'unbound') return undefined;
      return objects.reduce(
        (after, id) => set<HostAdapter>(after, id, { iscsiBound: message === 'unbound' }),
        design,
      );
    },
  },
  notes:
    'Sources differ on bound adapters with a switch and a subnet each: the knowledge base wants one broadcast domain, the storage guide of 7.0 describes just this. It is a warning. That no target is in the subnet is an error before release 6.5 and a warning after it, because later releases can route in cases that were not verified. Targets that have no address are not judged.',
  examples: {
    bad: [
      {
        title: 'Bound, two subnets on one switch',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.51'], bound: true }),
        finds: [['subnets', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Bound, a switch and a subnet each',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.51'], bound: true, switches: 2 }),
        finds: [['fabrics', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Bound, one subnet over two switches',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.50'], bound: true, switches: 2 }),
        finds: [['switches', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'Bound, two VLANs',
        design: () =>
          pathsExample({ subnets: ['10.0.50', '10.0.50'], bound: true, vlans: [20, 30] }),
        finds: [['segments', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'The target is elsewhere',
        design: () =>
          pathsExample({ subnets: ['10.0.50', '10.0.50'], bound: true, target: '10.0.99.5' }),
        finds: [['target', 'h1.k1', 'h1.k2', 't1']],
      },
      {
        title: 'The target is elsewhere, and the release is old',
        design: () =>
          pathsExample({
            subnets: ['10.0.50', '10.0.50'],
            bound: true,
            target: '10.0.99.5',
            version: '6.0',
          }),
        finds: [['targetOld', 'h1.k1', 'h1.k2', 't1']],
      },
      {
        title: 'One subnet, not bound',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.50'], bound: false }),
        finds: [['unbound', 'h1.k1', 'h1.k2']],
      },
      {
        title: 'One subnet, binding not said',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.50'] }),
        asks: ['binding'],
      },
    ],
    good: [
      {
        title: 'One subnet, bound, the target in it',
        design: () =>
          pathsExample({ subnets: ['10.0.50', '10.0.50'], bound: true, target: '10.0.50.5' }),
      },
      {
        title: 'A subnet each, not bound',
        design: () => pathsExample({ subnets: ['10.0.50', '10.0.51'], bound: false }),
      },
      {
        title: 'A single path',
        design: () => pathsExample({ subnets: ['10.0.50'], bound: false }),
      },
    ],
  },
});
