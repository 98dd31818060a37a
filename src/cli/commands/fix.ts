import { differences } from '../../analysis/difference';
import { writeDesign } from '../../file/write';
import { fixAll } from '../../lint/fix';
import { createLinter } from '../../lint/linter';
import { means } from '../../lint/settings';
import { rules } from '../../rules/index';
import { only, parsed } from '../args';
import { plain, UsageError } from '../io';
import { openDesign } from '../open';
import { counted } from '../paint';
import type { Command } from './command';

/** Standard output takes the design where the file came from standard input. */
const sinkOf = (file: string): 'stdout' | 'file' => (file === '-' ? 'stdout' : 'file');

export const fixCommand: Command = {
  name: 'fix',
  usage: 'FILE [--rule R] [--dry-run]',
  summary: 'Apply the automatic fixes',
  options: [
    ['--rule R', 'only fixes of this rule; may be repeated'],
    ['--dry-run', 'say what would change and write nothing'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      rule: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
    });
    const file = only(positionals, 'file');
    const wanted = values.rule ?? [];
    for (const name of wanted) {
      if (!rules.some(({ id }) => means(name, id))) {
        throw new UsageError(`there is no rule “${name}”; see vswitchboard rules`);
      }
    }
    const { design, isWhole } = await openDesign(io, file);
    if (!isWhole) return 2;
    const linter = createLinter(rules);
    const before = linter.update(design, io.today);
    let fixed = design;
    for (const rule of wanted.length === 0 ? [undefined] : wanted) {
      fixed = fixAll(rules, linter, fixed, rule).design;
    }
    const after = linter.update(fixed, io.today);
    const changes = differences(design, fixed);
    const say = sinkOf(file) === 'stdout' && values['dry-run'] !== true ? io.err : io.out;
    for (const change of changes) {
      const what =
        change.kind === 'changed'
          ? `${change.field ?? change.what}: ${change.before ?? 'not stated'} → ${change.after ?? 'not stated'}`
          : `${change.kind} ${change.what}`;
      say(`${plain(`${change.path}: ${what}`)}\n`);
    }
    const disruptive = new Set(rules.filter((rule) => rule.fix?.disruptive).map(({ id }) => id));
    const left = new Set(after.findings.map(({ key }) => key));
    if (before.findings.some((f) => disruptive.has(f.rule) && !left.has(f.key))) {
      say('On a running system some of these changes interrupt traffic.\n');
    }
    const known = new Set(before.findings.map(({ key }) => key));
    for (const finding of after.findings) {
      if (finding.severity === 'error' && !known.has(finding.key)) {
        say(`${plain(`New error: ${finding.text}`)}\n`);
      }
    }
    say(
      `${counted(changes.length, 'change')}; ${counted(before.counts.error, 'error')} before, ${counted(after.counts.error, 'error')} after\n`,
    );
    if (values['dry-run'] !== true) {
      if (sinkOf(file) === 'stdout') io.out(writeDesign(fixed));
      else if (fixed !== design) await io.write(file, writeDesign(fixed));
    }
    return after.counts.error > 0 ? 1 : 0;
  },
};
