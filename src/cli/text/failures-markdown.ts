import type { Impact } from '../../analysis/failures/impact';
import type { Design } from '../../model/design';
import { plain } from '../io';
import { alike, pairLines } from './failure-words';

/** Outside text inside a table cell: no markup of its own. */
export const cell = (text: string): string =>
  plain(text).replaceAll(/[\\|`*_<>[\]]/g, (mark) => `\\${mark}`);

/** A table for a report or a pull request. */
export const failuresMarkdown = (
  design: Design,
  impacts: readonly Impact[],
  all: boolean,
): string => {
  const lines = [
    `# What fails in ${cell(design.name)}`,
    '',
    '| If this fails | Traffic | Then | On |',
    '| --- | --- | --- | --- |',
  ];
  let rows = 0;
  for (const impact of impacts) {
    const name = cell(impact.element.name);
    for (const { where, traffic, words } of alike(design, impact.services)) {
      lines.push(`| ${name} | ${cell(traffic)} | ${cell(words)} | ${cell(where)} |`);
      rows++;
    }
    for (const line of pairLines(design, impact)) {
      lines.push(`| ${name} | between hosts | ${cell(line)} | |`);
      rows++;
    }
    if (all && impact.services.length === 0 && impact.pairs.length === 0) {
      lines.push(`| ${name} | | nothing changes | |`);
      rows++;
    }
  }
  return rows === 0 ? `${lines[0]}\n\nNothing changes.\n` : `${lines.join('\n')}\n`;
};
