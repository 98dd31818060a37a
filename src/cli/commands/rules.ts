import { citation } from '../../lint/report';
import type { Rule } from '../../lint/rule';
import { severityText } from '../../lint/severities';
import { profileIds } from '../../model/shape/words';
import { rules } from '../../rules/index';
import { oneOf, parsed } from '../args';
import { UsageError } from '../io';
import type { Command } from './command';

const asJson = (rule: Rule) => ({
  rule: rule.id,
  group: rule.id.split('/')[0] ?? '',
  title: rule.title,
  why: rule.why,
  howToFix: rule.howToFix,
  platform: rule.platform,
  severity: rule.severity,
  messages: rule.messages,
  asks: rule.asks ?? {},
  fixable: rule.fix !== undefined,
  ...(rule.fix === undefined ? {} : { fix: rule.fix.title }),
  examples: {
    bad: rule.examples.bad.map(({ title }) => title),
    good: rule.examples.good.map(({ title }) => title),
  },
  sources: rule.sources,
  source: rule.sources.map(citation).join('; '),
});

export const rulesCommand: Command = {
  name: 'rules',
  usage: '[--format text|json]',
  summary: 'List the rules with their severity in each profile',
  options: [['--format F', 'text (usual) or json']],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, { format: { type: 'string' } });
    if (positionals.length > 0) throw new UsageError(`unexpected “${positionals[0]}”`);
    if (oneOf('--format', values.format, ['text', 'json']) === 'json') {
      io.out(`${JSON.stringify(rules.map(asJson), null, 2)}\n`);
      return 0;
    }
    const profiles = Object.keys(profileIds) as (keyof typeof profileIds)[];
    const rows = [
      ['rule', ...profiles, 'title'],
      ...rules.map((rule) => [
        rule.id,
        ...profiles.map((profile) => severityText(rule.severity[profile])),
        rule.title,
      ]),
    ];
    const widths =
      rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
    for (const row of rows) {
      io.out(
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
      );
    }
    return 0;
  },
};
