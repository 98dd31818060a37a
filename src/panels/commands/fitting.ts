import { defaultFilter } from 'cmdk';
import type { Command } from '../../editor/commands/command';

/** The commands that fit typed letters, best first; all of them, in their order, for none. */
export const fitting = (commands: readonly Command[], typed: string): readonly Command[] => {
  const words = typed.trim();
  if (words === '') return commands;
  return commands
    .map((command) => ({ command, fit: fitOf(command, words) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ command }) => command);
};

/** Greater than 0 where the letters stand in the title, or less so in the other words, in this order. */
const fitOf = ({ title, keywords = [] }: Command, words: string): number =>
  Math.max(
    defaultFilter(title, words),
    ...keywords.map((keyword) => 0.8 * defaultFilter(keyword, words)),
  );
