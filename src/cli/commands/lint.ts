import { lint } from '../../lint/linter';
import { type JsonReport, toJson } from '../../lint/report';
import type { LintResult } from '../../lint/rule';
import type { Design } from '../../model/design';
import { profileIds } from '../../model/shape/words';
import { rules } from '../../rules/index';
import { oneOf, parsed } from '../args';
import { type ExitCode, UsageError } from '../io';
import { type Opened, openDesign } from '../open';
import { painter } from '../paint';
import { lintText } from '../text/lint-text';
import type { Command } from './command';

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

const withoutExpired = (design: Design, today: string): Design => {
  const waivers = design.review.waivers.filter(
    ({ expires }) => expires === undefined || expires >= today,
  );
  return waivers.length === design.review.waivers.length
    ? design
    : { ...design, review: { ...design.review, waivers } };
};

interface Judged extends Opened {
  readonly result: LintResult;
}

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
  };
};

export const lintCommand: Command = {
  name: 'lint',
  usage: 'FILE… [--profile P] [--format text|json]',
  summary: 'Check designs against the rules',
  options: [
    ['--profile P', `${Object.keys(profileIds).join(', ')}, or one of the design's own`],
    ['--format F', 'text (usual) or json'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      profile: { type: 'string' },
      format: { type: 'string' },
    });
    const format = oneOf('--format', values.format, ['text', 'json']) ?? 'text';
    if (positionals.length === 0) throw new UsageError('file is missing');
    if (positionals.filter((file) => file === '-').length > 1) {
      throw new UsageError('standard input can be read once');
    }
    const judged: Judged[] = [];
    for (const file of positionals) {
      const opened = await openDesign(io, file);
      const design = withoutExpired(withProfile(opened.design, values.profile), io.today);
      judged.push({ ...opened, design, result: lint(rules, design) });
    }
    io.out(
      format === 'json'
        ? `${JSON.stringify(jsonOf(judged), null, 2)}\n`
        : lintText(judged, painter(io.color)),
    );
    return codeOf(judged);
  },
};

const codeOf = (judged: readonly Judged[]): ExitCode => {
  if (judged.some(({ isWhole }) => !isWhole)) return 2;
  return judged.some(({ result }) => result.counts.error > 0) ? 1 : 0;
};
