import type { Finding } from '../../lint/rule';
import { pathOf } from '../../model/find';
import type { Judged } from '../judged';
import { nameOfFile } from '../open';
import { counted } from '../paint';

/** Any text inside a table cell: it stays on its line and brings no markup of its own. */
const cell = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>|#~]/g, (sign) => `\\${sign}`)
    .replace(/\s+/g, ' ')
    .trim();

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');

const where = ({ design }: Judged, { objects }: Pick<Finding, 'objects'>): string =>
  objects[0] === undefined ? '' : cell(pathOf(design, objects[0]));

const section = (one: Judged): string => {
  const { result, design, file } = one;
  const { findings, waived, questions, counts } = result;
  const parts = [
    `## ${cell(design.name)}\n\n${cell(nameOfFile(file))}: ${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}, ${counted(counts.info, 'info')}\n`,
  ];
  if (findings.length > 0) {
    parts.push(
      table(
        ['Severity', 'Finding', 'Where', 'Rule'],
        findings.map((f) => [f.severity, cell(f.text), where(one, f), `\`${f.rule}\``]),
      ),
    );
  }
  if (waived.length > 0) {
    parts.push(
      '### Waived\n',
      table(
        ['Finding', 'Where', 'Reason', 'Owner', 'Date'],
        waived.map((f) => [
          cell(f.text),
          where(one, f),
          cell(f.waiver?.reason ?? ''),
          cell(f.waiver?.owner ?? ''),
          cell(f.waiver?.date ?? ''),
        ]),
      ),
    );
  }
  if (questions.length > 0) {
    parts.push(
      '### What the design does not say\n',
      table(
        ['Question', 'Where', 'Rule'],
        questions.map((q) => [cell(q.text), where(one, q), `\`${q.rule}\``]),
      ),
    );
  }
  return parts.join('\n');
};

/** A report for a pull request or a wiki. */
export const markdown = (judged: readonly Judged[]): string => judged.map(section).join('\n');
