import { version } from '../../../package.json';
import { createLinter } from '../../lint/linter';
import { type JsonReport, toJson } from '../../lint/report';
import type { LintResult } from '../../lint/rule';
import { means } from '../../lint/settings';
import type { Design, Severity } from '../../model/design';
import { profileIds } from '../../model/shape/words';
import { rules } from '../../rules/index';
import { oneOf, parsed } from '../args';
import { type Config, configBeside, configName } from '../config';
import { github } from '../formats/github';
import { junit } from '../formats/junit';
import { markdown } from '../formats/markdown';
import { sarif } from '../formats/sarif';
import { type ExitCode, InputError, type Io, UsageError } from '../io';
import type { Judged } from '../judged';
import { openDesign } from '../open';
import { painter } from '../paint';
import { lintText } from '../text/lint-text';
import type { Command } from './command';

const formats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
const order: readonly Severity[] = ['error', 'warning', 'info'];

/** The design judged by one profile everywhere, whatever its clusters say. */
const withProfile = (design: Design, profile: string | undefined): Design => {
  if (profile === undefined) return design;
  const known = [...Object.keys(profileIds), ...design.review.profiles.map(({ id }) => id)];
  if (!known.includes(profile)) {
    throw new UsageError(`there is no profile “${profile}”: ${known.join(', ')}`);
  }
  return {
    ...design,
    clusters: design.clusters.map(({ profile: _, ...cluster }) => cluster),
    review: { ...design.review, profile },
  };
};

/** Only findings of some rules, and only from a severity up; counts follow. */
const narrowed = (
  result: LintResult,
  only: readonly string[],
  least: Severity | undefined,
): LintResult => {
  if (only.length === 0 && least === undefined) return result;
  const isWanted = (rule: string) => only.length === 0 || only.some((name) => means(name, rule));
  const enough = (severity: Severity) =>
    least === undefined || order.indexOf(severity) <= order.indexOf(least);
  const findings = result.findings.filter((f) => isWanted(f.rule) && enough(f.severity));
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return {
    ...result,
    findings,
    counts,
    waived: result.waived.filter((f) => isWanted(f.rule) && enough(f.severity)),
    questions: result.questions.filter((q) => isWanted(q.rule)),
  };
};

/** One report for all files; with several, each finding names its file. */
const jsonOf = (judged: readonly Judged[]): JsonReport => {
  const reports = judged.map(({ design, result, file }) => ({
    file,
    report: toJson(result, design, rules),
  }));
  const [first] = reports;
  if (first !== undefined && reports.length === 1) return first.report;
  const sum = (name: keyof JsonReport['summary']) =>
    reports.reduce((total, { report }) => total + report.summary[name], 0);
  return {
    summary: {
      errors: sum('errors'),
      warnings: sum('warnings'),
      infos: sum('infos'),
      waived: sum('waived'),
      unknown: sum('unknown'),
    },
    findings: reports.flatMap(({ file, report }) =>
      report.findings.map((finding) => ({ file, ...finding })),
    ),
    unknown: reports.flatMap(({ file, report }) =>
      report.unknown.map((question) => ({ file, ...question })),
    ),
    waived: reports.flatMap(({ file, report }) => report.waived.map((one) => ({ file, ...one }))),
    idleWaivers: reports.flatMap(({ file, report }) =>
      report.idleWaivers.map((one) => ({ file, ...one })),
    ),
  };
};

const written = (format: (typeof formats)[number], judged: readonly Judged[], io: Io): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(jsonOf(judged), null, 2)}\n`;
    case 'sarif':
      return sarif(judged, version);
    case 'junit':
      return junit(judged);
    case 'github':
      return github(judged);
    case 'markdown':
      return markdown(judged);
    default:
      return lintText(judged, painter(io.color), io.width);
  }
};

/** Patterns become the files they name; a plain name stays what it is, so that a missing file is told. */
const expanded = async (io: Io, names: readonly string[]): Promise<string[]> => {
  const files: string[] = [];
  for (const name of names) {
    if (!/[*?[{]/.test(name)) {
      files.push(name);
      continue;
    }
    const found = (await io.glob(name)).filter((file) => !file.endsWith(configName));
    if (found.length === 0) throw new InputError(`${name}: no file fits`);
    files.push(...found);
  }
  return [...new Set(files)];
};

interface Choice {
  readonly profile: string | undefined;
  readonly format: (typeof formats)[number];
  readonly least: Severity | undefined;
  readonly mostWarnings: number | undefined;
  readonly only: readonly string[];
}

const wholeNumber = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} is a whole number, not “${text}”`);
  return Number(text);
};

const knownRules = (names: readonly string[]): readonly string[] => {
  for (const name of names) {
    if (!rules.some(({ id }) => means(name, id))) {
      throw new UsageError(`there is no rule “${name}”; see vswitchboard rules`);
    }
  }
  return names;
};

const judge = async (
  io: Io,
  files: readonly string[],
  choice: Choice,
  linters: Map<string, ReturnType<typeof createLinter>>,
): Promise<Judged[]> => {
  const judged: Judged[] = [];
  for (const file of files) {
    const opened = await openDesign(io, file);
    const design = withProfile(opened.design, choice.profile);
    let linter = linters.get(file);
    if (linter === undefined) {
      linter = createLinter(rules);
      linters.set(file, linter);
    }
    const result = narrowed(linter.update(design, io.today), choice.only, choice.least);
    judged.push({ ...opened, design, result });
  }
  return judged;
};

const codeOf = (judged: readonly Judged[], mostWarnings: number | undefined): ExitCode => {
  if (judged.some(({ isWhole }) => !isWhole)) return 2;
  const warnings = judged.reduce((sum, { result }) => sum + result.counts.warning, 0);
  if (mostWarnings !== undefined && warnings > mostWarnings) return 1;
  return judged.some(({ result }) => result.counts.error > 0) ? 1 : 0;
};

export const lintCommand: Command = {
  name: 'lint',
  usage:
    'FILE… [--profile P] [--format F] [--rule R] [--min-severity S] [--max-warnings N] [--watch]',
  summary: 'Check designs against the rules',
  options: [
    ['--profile P', `${Object.keys(profileIds).join(', ')}, or one of the design's own`],
    ['--format F', `${formats.join(', ')}; text is the usual`],
    ['--rule R', 'only this rule; may be repeated'],
    ['--min-severity S', 'only findings from this severity up: error, warning, info'],
    ['--max-warnings N', 'exit with 1 when there are more warnings than this'],
    ['--watch', 'check again whenever a file changes'],
    ['', `Settings are read from ${configName} beside the first file as well.`],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      profile: { type: 'string' },
      format: { type: 'string' },
      rule: { type: 'string', multiple: true },
      'min-severity': { type: 'string' },
      'max-warnings': { type: 'string' },
      watch: { type: 'boolean' },
    });
    const [first] = positionals;
    if (first === undefined) throw new UsageError('file is missing');
    if (positionals.filter((file) => file === '-').length > 1) {
      throw new UsageError('standard input can be read once');
    }
    const files = await expanded(io, positionals);
    const config: Config = await configBeside(io, files[0] ?? first);
    const choice: Choice = {
      profile: values.profile ?? config.profile,
      format: oneOf('--format', values.format ?? config.format, formats) ?? 'text',
      least: oneOf('--min-severity', values['min-severity'] ?? config.minSeverity, order),
      mostWarnings: wholeNumber('--max-warnings', values['max-warnings']) ?? config.maxWarnings,
      only: knownRules(values.rule ?? config.rules ?? []),
    };
    const linters = new Map<string, ReturnType<typeof createLinter>>();
    const once = async (): Promise<ExitCode> => {
      const judged = await judge(io, files, choice, linters);
      io.out(written(choice.format, judged, io));
      return codeOf(judged, choice.mostWarnings);
    };
    if (values.watch !== true) return once();
    if (files.includes('-')) throw new UsageError('standard input cannot be watched');
    const again = async () => {
      try {
        await once();
      } catch (error) {
        // A file half written by an editor is told, and read again at its next change.
        if (!(error instanceof InputError)) throw error;
        io.err(`${error.message}\n`);
      }
    };
    await again();
    await io.watch(files, again);
    return 0;
  },
};
