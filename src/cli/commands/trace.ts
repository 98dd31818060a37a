import { failureState } from '../../analysis/failures/state';
import { rate } from '../../analysis/quantities';
import { outside } from '../../analysis/trace/outside';
import type { Trace, TraceHop, TracePath } from '../../analysis/trace/path';
import { trace } from '../../analysis/trace/trace';
import type { Design } from '../../model/design';
import { findAny, nameOf, pathOf } from '../../model/find';
import { elements, kindOf } from '../../model/kinds';
import { oneOf, parsed } from '../args';
import { plain, UsageError } from '../io';
import { elementsNamed } from '../named-elements';
import { openDesign } from '../open';
import { type Painter, painter } from '../paint';
import type { Command } from './command';

const ends: ReadonlySet<string> = new Set([
  'adapter',
  'vnic',
  'vm',
  'storageTarget',
  'physicalSwitch',
]);

/** By id, or by a name that only one of them has: `esx01/vmk1` or `esx01 › vmk1`. */
const endNamed = (design: Design, named: string): string => {
  if (named === outside) return outside;
  if (ends.has(kindOf(named) ?? '') && findAny(design, named) !== undefined) return named;
  const name = named.replaceAll(/\s*[/›]\s*/g, ' › ');
  const found = [...elements(design)]
    .filter(({ kind }) => ends.has(kind) && kind !== 'vnic')
    .filter(({ value }) => nameOf(design, value.id) === name || pathOf(design, value.id) === name);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.value.id;
  throw new UsageError(
    first === undefined
      ? `there is no adapter, VM, vNIC, storage target or switch “${named}”`
      : `“${named}” is the name of ${found.map(({ value }) => value.id).join(', ')}: use the id`,
  );
};

const details = ({ vlan, mtuBytes, speedMbps }: TraceHop): string =>
  [
    ...(vlan === undefined ? [] : [vlan === 0 ? 'untagged' : `VLAN ${vlan}`]),
    ...(mtuBytes === undefined ? [] : [`MTU ${mtuBytes}`]),
    ...(speedMbps === undefined ? [] : [rate(speedMbps)]),
  ].join(', ');

const pathText = (design: Design, path: TracePath, paint: Painter): string => {
  let out = '';
  for (const hop of path.hops) {
    out += `  ${plain(hop.name).padEnd(28)} ${paint('faint', details(hop))}`.trimEnd();
    out += '\n';
  }
  const { stop, tooSmall, bottleneck } = path;
  if (path.reaches === true) out += '  arrives';
  else if (stop === undefined) out += '  not known';
  else {
    const word =
      path.reaches === false ? paint('error', 'stops at') : paint('warning', 'not known at');
    out += `  ${word} ${plain(nameOf(design, stop.at))}: ${plain(stop.why)}`;
  }
  if (tooSmall !== undefined) {
    out += `; ${paint('warning', `large packets do not pass ${plain(nameOf(design, tooSmall.at))} (MTU ${tooSmall.mtuBytes})`)}`;
  }
  if (bottleneck !== undefined)
    out += `; slowest: ${plain(bottleneck.name)}, ${rate(bottleneck.mbps)}`;
  return `${out}\n`;
};

const summary: Readonly<Record<Trace['reaches'], string>> = {
  all: 'It arrives.',
  some: 'It depends on the uplink.',
  none: 'It does not arrive.',
  unknown: 'The design does not say enough.',
};

export const traceCommand: Command = {
  name: 'trace',
  usage: 'FILE FROM TO [--fail E]… [--format text|json]',
  summary: 'Follow frames from one adapter or VM to another, hop by hop',
  options: [
    ['FROM', 'an adapter, VM or vNIC: its id (h1.k1) or name (esx01/vmk0)'],
    ['TO', 'one of these, a storage target, a physical switch, or outside: its gateway'],
    ['--fail E', 'while this is down: an id, a name or a kind, as of failures'],
    ['--format F', 'text (usual) or json'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      fail: { type: 'string', multiple: true },
      format: { type: 'string' },
    });
    const format = oneOf('--format', values.format, ['text', 'json']) ?? 'text';
    const [file, from, to, more] = positionals;
    if (file === undefined) throw new UsageError('file is missing');
    if (from === undefined || to === undefined) throw new UsageError('FROM and TO are missing');
    if (more !== undefined) throw new UsageError(`unexpected “${more}”`);
    const { design, isWhole } = await openDesign(io, file);
    const down = (values.fail ?? []).flatMap((words) => elementsNamed(design, words));
    const state = failureState(
      design,
      down.map((element) => ({ do: 'fail', element })),
    );
    const traced = trace(design, endNamed(design, from), endNamed(design, to), state);
    if (traced === undefined)
      throw new UsageError(`“${from}” sends nothing: name an adapter or VM`);
    if (format === 'json') io.out(`${JSON.stringify(traced, null, 2)}\n`);
    else {
      const paint = painter(io.color);
      const texts = traced.paths.map((path) => pathText(design, path, paint));
      io.out(`${texts.join('\n')}${paint('strong', summary[traced.reaches])}\n`);
    }
    if (!isWhole) return 2;
    return traced.reaches === 'none' || traced.reaches === 'some' ? 1 : 0;
  },
};
