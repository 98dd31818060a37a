import { esc } from '../../export/xml';
import type { Finding } from '../../lint/rule';
import { pathOf } from '../../model/find';
import { rules } from '../../rules/index';
import type { Judged } from '../judged';
import { nameOfFile } from '../open';

const line = ({ design }: Judged, finding: Finding): string => {
  const at = finding.objects[0];
  return `${finding.severity}: ${finding.text}${at === undefined ? '' : ` (${pathOf(design, at)})`}`;
};

const testCase = (judged: Judged, rule: string, found: readonly Finding[]): string => {
  const bad = found.filter(({ severity }) => severity !== 'info');
  const infos = found.filter(({ severity }) => severity === 'info');
  const [group = '', name = rule] = rule.split('/');
  const inner = [
    bad.length === 0
      ? ''
      : `      <failure type="${bad[0]?.severity ?? 'error'}" message="${esc(bad[0]?.text ?? '')}">${esc(
          bad.map((finding) => line(judged, finding)).join('\n'),
        )}</failure>\n`,
    infos.length === 0
      ? ''
      : `      <system-out>${esc(infos.map((finding) => line(judged, finding)).join('\n'))}</system-out>\n`,
  ].join('');
  const head = `    <testcase classname="vswitchboard.${esc(group)}" name="${esc(name)}"`;
  return inner === '' ? `${head}/>\n` : `${head}>\n${inner}    </testcase>\n`;
};

/**
 * JUnit XML as CI servers read it: a suite for each file, a test for each rule, which fails where
 * the rule found an error or a warning. What is unknown is not a failure.
 */
export const junit = (judged: readonly Judged[]): string => {
  let tests = 0;
  let failures = 0;
  const suites = judged.map((one) => {
    const byRule = new Map<string, Finding[]>(rules.map(({ id }) => [id, []]));
    for (const finding of one.result.findings) {
      const list = byRule.get(finding.rule);
      if (list === undefined) byRule.set(finding.rule, [finding]);
      else list.push(finding);
    }
    const failed = [...byRule.values()].filter((found) =>
      found.some(({ severity }) => severity !== 'info'),
    ).length;
    tests += byRule.size;
    failures += failed;
    const cases = [...byRule].map(([rule, found]) => testCase(one, rule, found)).join('');
    return `  <testsuite name="${esc(nameOfFile(one.file))}" tests="${byRule.size}" failures="${failed}" errors="0" skipped="0">\n${cases}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vswitchboard" tests="${tests}" failures="${failures}" errors="0">\n${suites.join('')}</testsuites>\n`;
};
