import type { Rule } from '../../lint/rule';
import { severityRows } from '../../lint/severities';
import { rules } from '../../rules/index';
import { only, parsed } from '../args';
import { UsageError } from '../io';
import { painter, wrapped } from '../paint';
import type { Command } from './command';

const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** By full id, or by its last part alone. */
const ruleNamed = (named: string): Rule => {
  const found = rules.find(({ id }) => id === named || nameOf(id) === named);
  if (found !== undefined) return found;
  const near = rules.filter(({ id }) => id.includes(named)).slice(0, 5);
  const hint = near.length === 0 ? 'see vswitchboard rules' : near.map(({ id }) => id).join(', ');
  throw new UsageError(`there is no rule “${named}”: ${hint}`);
};

export const explainCommand: Command = {
  name: 'explain',
  usage: 'RULE',
  summary: 'Say what a rule checks, why, how to fix it, and where it comes from',
  run: async (args, io) => {
    const rule = ruleNamed(only(parsed(args, {}).positionals, 'rule'));
    const paint = painter(io.color);
    const part = (title: string, ...lines: readonly string[]) =>
      io.out(`\n${paint('strong', title)}\n${lines.join('\n')}\n`);
    io.out(`${paint('strong', rule.title)}\n${paint('faint', rule.id)}\n`);
    part('What it says', ...Object.values(rule.messages).map((text) => wrapped(text, '  ')));
    if (rule.asks !== undefined && Object.keys(rule.asks).length > 0) {
      part('What it asks', ...Object.values(rule.asks).map((text) => wrapped(text, '  ')));
    }
    part('Why', wrapped(rule.why, '  '));
    part(
      'How to fix it',
      wrapped(rule.howToFix, '  '),
      ...(rule.fix === undefined ? [] : [wrapped(`Automatic: ${rule.fix.title}`, '  ')]),
    );
    const rows = severityRows(rule);
    part(
      'Severity',
      ...rows.flatMap(({ texts, severity }) => [
        ...(rows.length === 1 ? [] : texts.map((text) => wrapped(text, '  '))),
        ...Object.entries(severity).map(
          ([profile, one]) => `  ${rows.length === 1 ? '' : '  '}${profile.padEnd(18)}${one}`,
        ),
      ]),
    );
    part(
      'Sources',
      ...rule.sources.flatMap(({ title, quote, url }) => [
        wrapped(title, '  '),
        ...(quote === undefined ? [] : [wrapped(`“${quote}”`, '    ')]),
        ...(url === undefined ? [] : [`    ${url}`]),
      ]),
    );
    if (rule.notes !== undefined) part('Notes', wrapped(rule.notes, '  '));
    part(
      'Examples',
      ...rule.examples.bad.map(({ title }) => `  ${paint('error', 'bad ')}  ${title}`),
      ...rule.examples.good.map(({ title }) => `  good  ${title}`),
    );
    return 0;
  },
};
