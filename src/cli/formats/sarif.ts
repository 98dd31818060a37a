import { writeDesign } from '../../file/write';
import { applyFix } from '../../lint/fix';
import type { Finding, Rule } from '../../lint/rule';
import type { Severity } from '../../model/design';
import { nameOf, pathOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { rules } from '../../rules/index';
import type { Judged } from '../judged';
import { placesOf } from './places';

/** SARIF 2.1.0, OASIS: what code hosts and editors read as a report of findings. */

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

const descriptor = (rule: Rule) => ({
  id: rule.id,
  name: rule.id.split('/').at(-1) ?? rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.why },
  help: {
    text: [
      rule.howToFix,
      ...rule.sources.map(
        ({ title, quote }) => `${title}${quote === undefined ? '' : `: “${quote}”`}`,
      ),
    ].join('\n'),
  },
  properties: {
    platform: rule.platform,
    tags: [rule.id.split('/')[0] ?? ''],
    severity: rule.severity,
  },
});

/** A path as an address: what SARIF wants, on Windows as well. */
const uriOf = (file: string): string =>
  file === '-' ? 'stdin' : encodeURI(file.replaceAll('\\', '/'));

/** The one stretch of lines in which two texts differ. */
const replacement = (before: string, after: string) => {
  const from = before.split('\n');
  const to = after.split('\n');
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  ) {
    end += 1;
  }
  return {
    deletedRegion: {
      startLine: start + 1,
      startColumn: 1,
      endLine: from.length - end + 1,
      endColumn: 1,
    },
    insertedContent: {
      text: to
        .slice(start, to.length - end)
        .map((line) => `${line}\n`)
        .join(''),
    },
  };
};

const fixesOf = (judged: Judged, finding: Finding, rule: Rule | undefined) => {
  // Line by line replacement is exact only where the file stands as we write it.
  if (rule?.fix === undefined || writeDesign(judged.design) !== judged.text) return {};
  const after = applyFix(rules, judged.design, finding);
  if (after === undefined) return {};
  return {
    fixes: [
      {
        description: { text: rule.fix.title },
        artifactChanges: [
          {
            artifactLocation: { uri: uriOf(judged.file) },
            replacements: [replacement(judged.text, writeDesign(after))],
          },
        ],
      },
    ],
  };
};

const resultsOf = (judged: Judged, index: ReadonlyMap<string, number>) => {
  const { design, result, file, text } = judged;
  const all = [...result.findings, ...result.waived];
  const places = placesOf(
    text,
    all.flatMap((finding) => finding.objects),
  );
  const location = (id: string) => {
    const at = places.get(id);
    return {
      physicalLocation: {
        artifactLocation: { uri: uriOf(file) },
        ...(at === undefined ? {} : { region: { startLine: at.line, startColumn: at.column } }),
      },
      logicalLocations: [
        {
          name: nameOf(design, id),
          fullyQualifiedName: pathOf(design, id),
          kind: kindOf(id) ?? '',
        },
      ],
    };
  };
  return all.map((finding) => {
    const at = index.get(finding.rule);
    const [main, ...others] = finding.objects;
    return {
      ruleId: finding.rule,
      ...(at === undefined ? {} : { ruleIndex: at }),
      level: levels[finding.severity],
      message: { text: finding.text },
      locations: [
        main === undefined
          ? { physicalLocation: { artifactLocation: { uri: uriOf(file) } } }
          : location(main),
      ],
      ...(others.length === 0
        ? {}
        : { relatedLocations: others.map((id, i) => ({ id: i + 1, ...location(id) })) }),
      partialFingerprints: { 'vswitchboard/v1': finding.key },
      properties: { evidence: finding.data },
      ...(finding.waiver === undefined
        ? fixesOf(judged, finding, at === undefined ? undefined : rules[at])
        : {
            suppressions: [
              {
                kind: 'external',
                justification: `${finding.waiver.reason} (${finding.waiver.owner}, ${finding.waiver.date})`,
              },
            ],
          }),
    };
  });
};

/** All files as one SARIF run. Waived findings are in it, marked as suppressed. */
export const sarif = (judged: readonly Judged[], version: string): string => {
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'vSwitchboard', version, rules: rules.map(descriptor) },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: judged.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        results: judged.flatMap((one) => resultsOf(one, index)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
