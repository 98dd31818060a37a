import { writeDesign } from '../../src/file/write';
import { createLinter } from '../../src/lint/linter';
import { isOnIn } from '../../src/lint/settings';
import type { Design, HostAdapter, Nic, PortGroup, Vnic } from '../../src/model/design';
import { set } from '../../src/model/edits/change';
import { rules } from '../../src/rules/index';
import { sixPort } from '../../src/templates/six-port';

/** Milliseconds on the clock, and of all processors: a busy machine stretches the first, not the second. */
interface Taken {
  readonly ms: number;
  readonly cpuMs: number;
}

const timed = (run: () => unknown): Taken => {
  const from = performance.now();
  const cpuFrom = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(cpuFrom);
  return { ms: performance.now() - from, cpuMs: (user + system) / 1000 };
};

/** The quickest of a few: what else the machine does only ever adds. */
const best = (rounds: number, run: () => Taken): Taken => {
  const all = Array.from({ length: rounds }, run);
  return {
    ms: Math.min(...all.map(({ ms }) => ms)),
    cpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)),
  };
};

export interface LintFigures {
  readonly hosts: number;
  readonly rules: number;
  /** Rules that the profile has on; the others are not asked. */
  readonly rulesOn: number;
  readonly findings: number;
  /** A linter and a design that nothing is remembered of. */
  readonly cold: Taken;
  /** The same with every rule on, whatever the profile says of it. */
  readonly coldEveryRule: Taken;
  readonly edits: readonly {
    readonly what: string;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
    /** Of all processors. */
    readonly cpuP50: number;
    readonly cpuP95: number;
  }[];
  /** `JSON.parse` of the file and a visit of every value in it. */
  readonly parseAndWalkMs: number;
}

/** What people change, each there and back again: the second edit takes back the first. */
const edits: readonly (readonly [
  what: string,
  edit: (design: Design, host: Design['hosts'][number]) => Design,
])[] = [
  [
    'speed of a NIC',
    (design, { nics: [nic] }) =>
      nic === undefined
        ? design
        : set<Nic>(design, nic.id, { speedMbps: nic.speedMbps === 1000 ? 10_000 : 1000 }),
  ],
  [
    'VLAN of a port group, to one of its own',
    (design, { portGroups: [group] }) =>
      group === undefined
        ? design
        : set<PortGroup>(design, group.id, { vlan: group.vlan === 10 ? 11 : 10 }),
  ],
  [
    'VLAN of a port group, to that of all VMs',
    (design, { portGroups: [group] }) =>
      group === undefined
        ? design
        : set<PortGroup>(design, group.id, { vlan: group.vlan === 10 ? 100 : 10 }),
  ],
  [
    'MTU of an adapter',
    (design, { adapters: [, adapter] }) =>
      adapter === undefined
        ? design
        : set<HostAdapter>(design, adapter.id, {
            mtuBytes: adapter.mtuBytes === 9000 ? undefined : 9000,
          }),
  ],
  [
    'demand of a VM',
    (design, { vms: [vm] }) => {
      const vnic = vm?.vnics[0];
      if (vnic === undefined) return design;
      return set<Vnic>(design, vnic.id, { peakMbps: vnic.peakMbps === 50 ? 500 : 50 });
    },
  ],
];
const rounds = 200;
const coldRounds = 3;

const everyRuleOn = (design: Design): Design => {
  const severities = rules.map(({ id }) => ({ rule: id, severity: 'info' as const }));
  const own = { id: 'all', name: 'Every rule', base: 'essentials' as const, severities };
  return { ...design, review: { ...design.review, profile: 'all', profiles: [own] } };
};

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const walk = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const inner of Object.values(value)) count += walk(inner);
  return count;
};

/** All rules over the six-port template on `hosts` hosts. */
export const lintFigures = (hosts: number): LintFigures => {
  const cold = best(coldRounds, () => {
    const fresh = sixPort({ hosts });
    return timed(() => createLinter(rules).update(fresh).findings.length);
  });
  const coldEveryRule = best(coldRounds, () => {
    const fresh = everyRuleOn(sixPort({ hosts }));
    return timed(() => createLinter(rules).update(fresh).findings.length);
  });
  let design = sixPort({ hosts });
  const linter = createLinter(rules);
  const findings = linter.update(design).findings.length;
  const text = writeDesign(design);
  return {
    hosts,
    rules: rules.length,
    rulesOn: rules.filter((rule) => isOnIn(design.review, 'essentials', rule)).length,
    findings,
    cold,
    coldEveryRule,
    edits: edits.map(([what, edit]) => {
      const took: Taken[] = [];
      for (let i = 0; i < rounds; i++) {
        const host = design.hosts[((i >> 1) * 37) % hosts];
        if (host === undefined) continue;
        design = edit(design, host);
        // What a screen asks after an edit: how many there are, and which are of this host.
        took.push(timed(() => linter.update(design).of(host.id)));
      }
      const clock = took.map(({ ms }) => ms).sort((a, b) => a - b);
      const cpu = took.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b);
      return {
        what,
        p50: at(clock, 0.5),
        p95: at(clock, 0.95),
        max: at(clock, 1),
        cpuP50: at(cpu, 0.5),
        cpuP95: at(cpu, 0.95),
      };
    }),
    parseAndWalkMs: timed(() => walk(JSON.parse(text))).ms,
  };
};

/** The same design as the file that a generic engine reads. */
export const lintText = (hosts: number): string => writeDesign(sixPort({ hosts }));
