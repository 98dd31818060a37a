import { toSvg } from '../../export/svg';
import { writeDesign } from '../../file/write';
import { sceneOf } from '../../layout/build-scene';
import { lint } from '../../lint/linter';
import type { Design } from '../../model/design';
import { rules } from '../../rules/index';
import { oneOf, only, parsed } from '../args';
import { type Io, UsageError } from '../io';
import { openDesign } from '../open';
import type { Command } from './command';

interface Wanted {
  readonly theme: 'light' | 'dark';
  readonly findings: boolean;
  readonly embed: boolean;
}

const svgOf = (design: Design, io: Io, wanted: Wanted): string =>
  toSvg(sceneOf(design), {
    theme: wanted.theme,
    title: { name: design.name, date: io.today },
    legend: true,
    ...(wanted.findings
      ? { findings: lint(rules, design).findings.map(({ severity, text }) => ({ severity, text })) }
      : {}),
    ...(wanted.embed ? { embed: writeDesign(design) } : {}),
  });

export const exportCommand: Command = {
  name: 'export',
  usage: 'FILE --to svg|json [--output F]',
  summary: 'Write the picture of a design, or the design itself in the order of its format',
  options: [
    ['--to svg|json', 'what to write'],
    ['--output F', 'where to; standard output without it'],
    ['--theme T', 'svg: light (usual) or dark'],
    ['--findings', 'svg: list the findings below the picture'],
    ['--no-design', 'svg: do not embed the design, so that the picture cannot be opened again'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      to: { type: 'string' },
      output: { type: 'string', short: 'o' },
      theme: { type: 'string' },
      findings: { type: 'boolean' },
      'no-design': { type: 'boolean' },
    });
    const to = oneOf('--to', values.to, ['svg', 'json']);
    if (to === undefined) throw new UsageError('--to is missing: svg or json');
    const theme = oneOf('--theme', values.theme, ['light', 'dark']) ?? 'light';
    const { design, isWhole } = await openDesign(io, only(positionals, 'file'));
    const text =
      to === 'json'
        ? writeDesign(design)
        : svgOf(design, io, {
            theme,
            findings: values.findings === true,
            embed: values['no-design'] !== true,
          });
    if (values.output === undefined || values.output === '-') io.out(text);
    else await io.write(values.output, text);
    return isWhole ? 0 : 2;
  },
};
