import { addCommands } from './add';
import { arrangeCommands } from './arrange';
import type { Command } from './command';
import { designCommands } from './design';
import { editCommands } from './edit';
import { findingCommands } from './findings';
import { foldCommands } from './fold';
import { viewCommands } from './look';
import { traceCommands } from './trace';
import { whatIfCommands } from './what-if';

/** Everything that can be done, in the order of menus. */
export const commands: readonly Command[] = [
  ...editCommands,
  ...addCommands,
  ...arrangeCommands,
  ...foldCommands,
  ...viewCommands,
  ...findingCommands,
  ...traceCommands,
  ...whatIfCommands,
  ...designCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** One command by its id; undefined when there is none. */
export const commandById = (id: string): Command | undefined => byId.get(id);
