import type { Finding, LintResult, Question } from '../../lint/rule';
import type { Design } from '../../model/design';
import { nameOf, pathOf } from '../../model/find';
import { kindOf, rootIdOf } from '../../model/kinds';
import { plain } from '../io';
import { nameOfFile } from '../open';
import { counted, type Painter, wrapped } from '../paint';

interface Judged {
  readonly file: string;
  readonly design: Design;
  readonly result: LintResult;
}

const mostObjects = 4;

/** A vNIC is called after its VM already. */
const placeOf = (design: Design, id: string): string =>
  kindOf(id) === 'vnic'
    ? `${nameOf(design, rootIdOf(id))} › ${nameOf(design, id)}`
    : pathOf(design, id);

const where = (design: Design, objects: readonly string[]): string => {
  const named = objects.slice(0, mostObjects).map((id) => placeOf(design, id));
  const more = objects.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const indent = ' '.repeat(11);

/** The words of a finding, broken to the terminal's width where there is one. */
const sentence = (text: string, width: number | undefined): string =>
  width === undefined ? text : wrapped(text, indent, Math.max(40, width)).trimStart();

const entry = (
  design: Design,
  item: Finding | Question,
  word: string,
  paint: Painter,
  width: number | undefined,
): string => {
  const at = where(design, item.objects);
  const head = `  ${word} ${sentence(plain(item.text), width)}  ${paint('faint', item.rule)}\n`;
  return at === '' ? head : `${head}${indent}${paint('faint', plain(at))}\n`;
};

const nameOfTarget = (design: Design, target: string): string =>
  target === '*' ? 'everything' : nameOf(design, target);

/** Findings as people read them in a terminal: a heading for each file, worst first, a count at the end. */
export const lintText = (
  judged: readonly Judged[],
  paint: Painter,
  width?: number | undefined,
): string => {
  let out = '';
  for (const { file, design, result } of judged) {
    out += `${paint('strong', nameOfFile(file))}  ${paint('faint', plain(design.name))}\n`;
    for (const finding of result.findings) {
      const word = paint(finding.severity, finding.severity.padEnd(8));
      out += entry(design, finding, word, paint, width);
    }
    for (const question of result.questions) {
      out += entry(design, question, paint('faint', 'unknown '), paint, width);
    }
    for (const finding of result.waived) {
      out += entry(design, finding, paint('faint', 'waived  '), paint, width);
      const { reason, owner, date } = finding.waiver ?? { reason: '', owner: '', date: '' };
      out += `${indent}${paint('faint', plain(`${reason} (${owner}, ${date})`))}\n`;
    }
    for (const { waiver, state } of result.waivers) {
      if (state === 'inForce') continue;
      const why = state === 'stale' ? 'has nothing left to waive' : `expired on ${waiver.expires}`;
      const text = `The waiver of ${waiver.rule} for ${nameOfTarget(design, waiver.target)} ${why}.`;
      out += `  ${paint('warning', 'waiver  ')} ${sentence(plain(text), width)}\n`;
    }
    out += `  ${total(result)}\n`;
  }
  return out;
};

const total = ({ counts, waived, questions }: LintResult): string =>
  [
    counted(counts.error, 'error'),
    counted(counts.warning, 'warning'),
    counted(counts.info, 'info'),
    ...(waived.length > 0 ? [`${waived.length} waived`] : []),
    ...(questions.length > 0 ? [`${questions.length} unknown`] : []),
  ].join(', ');
