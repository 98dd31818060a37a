import { writeDesign } from '../../src/file/write';
import { createLinter } from '../../src/lint/linter';
import type { Design, HostAdapter, Nic, PortGroup, Vnic } from '../../src/model/design';
import { set } from '../../src/model/edits/change';
import { rules } from '../../src/rules/index';
import { sixPort } from '../../src/templates/six-port';

const timed = (run: () => unknown): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

export interface LintFigures {
  readonly hosts: number;
  readonly rules: number;
  readonly findings: number;
  /** A linter and a design that nothing is remembered of. */
  readonly coldMs: number;
  readonly edits: readonly {
    readonly what: string;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
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
  let design = sixPort({ hosts });
  const linter = createLinter(rules);
  const coldMs = timed(() => linter.update(design).findings.length);
  const findings = linter.update(design).findings.length;
  const text = writeDesign(design);
  return {
    hosts,
    rules: rules.length,
    findings,
    coldMs,
    edits: edits.map(([what, edit]) => {
      const took: number[] = [];
      for (let i = 0; i < rounds; i++) {
        const host = design.hosts[((i >> 1) * 37) % hosts];
        if (host === undefined) continue;
        design = edit(design, host);
        // What a screen asks after an edit: how many there are, and which are of this host.
        took.push(timed(() => linter.update(design).of(host.id)));
      }
      took.sort((a, b) => a - b);
      return { what, p50: at(took, 0.5), p95: at(took, 0.95), max: at(took, 1) };
    }),
    parseAndWalkMs: timed(() => walk(JSON.parse(text))),
  };
};

/** The same design as the file that a generic engine reads. */
export const lintText = (hosts: number): string => writeDesign(sixPort({ hosts }));
