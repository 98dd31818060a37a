import type { Severity } from '../../model/design';
import { pathOf } from '../../model/find';
import type { Judged } from '../judged';
import { placesOf } from './places';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line of the file. */
export const github = (judged: readonly Judged[]): string => {
  let out = '';
  for (const { file, text, design, result } of judged) {
    const places = placesOf(
      text,
      result.findings.flatMap(({ objects }) => objects.slice(0, 1)),
    );
    for (const finding of result.findings) {
      const [id] = finding.objects;
      const at = id === undefined ? undefined : places.get(id);
      const where = id === undefined ? '' : ` (${pathOf(design, id)})`;
      const place = at === undefined ? '' : `,line=${at.line},col=${at.column}`;
      out += `::${commands[finding.severity]} file=${property(file)}${place},title=${property(finding.rule)}::${data(finding.text + where)}\n`;
    }
  }
  return out;
};
