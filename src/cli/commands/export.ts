import { flowsIn } from '../../analysis/capacity/flows';
import { utilisationsIn } from '../../analysis/capacity/utilisation';
import { failureState } from '../../analysis/failures/state';
import { type SvgOptions, toSvg } from '../../export/svg';
import { writeDesign } from '../../file/write';
import { badgesOf } from '../../layout/badges';
import { sceneOf } from '../../layout/build-scene';
import { heatOf } from '../../layout/heat';
import type { Scene } from '../../layout/scene';
import { lint } from '../../lint/linter';
import type { Design } from '../../model/design';
import { pathOf } from '../../model/find';
import { rules } from '../../rules/index';
import { oneOf, only, parsed } from '../args';
import { fonts } from '../fonts';
import { type Io, UsageError } from '../io';
import { openDesign } from '../open';
import type { Command } from './command';

interface Wanted {
  readonly theme: 'light' | 'dark';
  readonly findings: boolean;
  readonly embed: boolean;
  readonly heat: boolean;
}

/** Longer lists belong in a report, not under a picture. */
const mostFindings = 60;

/** Findings below the picture and as badges on it, as the app exports them. */
const findingsOf = (design: Design, scene: Scene): Pick<SvgOptions, 'findings' | 'over'> => {
  const result = lint(rules, design);
  return {
    findings: result.findings
      .slice(0, mostFindings)
      .map(({ severity, text, objects: [first] }) => ({
        severity,
        text,
        ...(first === undefined ? {} : { where: pathOf(design, first) }),
      })),
    over: new Map(scene.placed.map((p) => [p.id, badgesOf(p, result.of(p.id)).near])),
  };
};

const utilisationsNow = (design: Design) =>
  utilisationsIn(design, flowsIn(design, failureState(design, [])));

const svgOf = (design: Design, io: Io, wanted: Wanted): string => {
  const scene = sceneOf(design);
  return toSvg(scene, {
    theme: wanted.theme,
    name: design.name,
    title: { name: design.name, date: io.today },
    legend: true,
    fonts,
    ...(wanted.findings ? findingsOf(design, scene) : {}),
    ...(wanted.heat ? { heat: heatOf(scene, utilisationsNow(design)) } : {}),
    ...(wanted.embed ? { embed: writeDesign(design) } : {}),
  });
};

export const exportCommand: Command = {
  name: 'export',
  usage: 'FILE --to svg|json [--output F]',
  summary: 'Write the picture of a design, or the design itself in the order of its format',
  options: [
    ['--to svg|json', 'what to write'],
    ['--output F', 'where to; standard output without it'],
    ['--theme T', 'svg: light (usual) or dark'],
    ['--findings', 'svg: list the findings below the picture'],
    ['--heat', 'svg: how full each wire is at peak, drawn on it'],
    ['--no-design', 'svg: do not embed the design, so that the picture cannot be opened again'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      to: { type: 'string' },
      output: { type: 'string', short: 'o' },
      theme: { type: 'string' },
      findings: { type: 'boolean' },
      heat: { type: 'boolean' },
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
            heat: values.heat === true,
            embed: values['no-design'] !== true,
          });
    if (values.output === undefined || values.output === '-') io.out(text);
    else await io.write(values.output, text);
    return isWhole ? 0 : 2;
  },
};
