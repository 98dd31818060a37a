import type { Impact } from '../../analysis/failures/impact';
import type { ServiceState } from '../../analysis/failures/outcome';
import type { Design } from '../../model/design';
import { plain } from '../io';
import { counted, type Painter } from '../paint';
import { alike, pairLines, unknownLine } from './failure-words';

const styleOf: Readonly<Record<ServiceState, 'error' | 'warning' | 'faint'>> = {
  OK: 'faint',
  'AT-RISK': 'warning',
  UNRELIABLE: 'warning',
  DOWN: 'error',
};

/** What each failure does, for a terminal. Elements that change nothing are counted, with `all` named. */
export const failuresText = (
  design: Design,
  impacts: readonly Impact[],
  all: boolean,
  paint: Painter,
): string => {
  let out = '';
  let quiet = 0;
  for (const impact of impacts) {
    const rows = alike(design, impact.services);
    const pairs = pairLines(design, impact);
    const unknown = unknownLine(design, impact);
    if (rows.length === 0 && pairs.length === 0 && !all) {
      quiet++;
      continue;
    }
    out += `${paint('strong', plain(impact.element.name))}  ${paint('faint', impact.element.id)}\n`;
    if (rows.length === 0 && pairs.length === 0) out += `  ${paint('faint', 'nothing changes')}\n`;
    for (const { where, traffic, words, state } of rows) {
      out += `  ${traffic.padEnd(16)} ${paint(styleOf[state], plain(words))}  ${paint('faint', plain(where))}\n`;
    }
    for (const line of pairs) out += `  ${paint('warning', plain(line))}\n`;
    if (unknown !== undefined) out += `  ${paint('faint', plain(unknown))}\n`;
  }
  if (quiet > 0) out += `${counted(quiet, 'more element')} whose failure changes nothing\n`;
  return out === '' ? 'nothing can fail here\n' : out;
};
