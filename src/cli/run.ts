import { version } from '../../package.json';
import { capacityCommand } from './commands/capacity';
import type { Command } from './commands/command';
import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { failuresCommand } from './commands/failures';
import { fixCommand } from './commands/fix';
import { importCommand } from './commands/import';
import { linkCommand } from './commands/link';
import { lintCommand } from './commands/lint';
import { newCommand } from './commands/new';
import { rulesCommand } from './commands/rules';
import { schemaCommand } from './commands/schema';
import { traceCommand } from './commands/trace';
import { type ExitCode, InputError, type Io, plain, UsageError } from './io';

const commands: readonly Command[] = [
  newCommand,
  importCommand,
  lintCommand,
  fixCommand,
  failuresCommand,
  traceCommand,
  capacityCommand,
  exportCommand,
  linkCommand,
  rulesCommand,
  explainCommand,
  schemaCommand,
];

const line = ({ name, usage }: Command): string => `vswitchboard ${name} ${usage}`.trimEnd();

const help = (): string =>
  [
    'vswitchboard: design, check and share the networking of hypervisor hosts.',
    '',
    ...commands.flatMap((command) => [`  ${line(command)}`, `      ${command.summary}`]),
    '',
    '  FILE may be - for standard input. --help after a command says more; --version.',
    '  Exit codes: 0 clean of errors, 1 errors found, 2 unusable input or usage.',
    '',
  ].join('\n');

const helpOf = (command: Command): string => {
  const options = command.options ?? [];
  const width = Math.max(0, ...options.map(([option]) => option.length)) + 2;
  return [
    line(command),
    `  ${command.summary}.`,
    ...(options.length > 0 ? [''] : []),
    ...options.map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`),
    '',
  ].join('\n');
};

/** The command line: arguments after the program's name, and the world. Resolves to the exit code; never rejects for bad input. */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const [first, ...args] = argv;
  if (first === undefined) {
    io.err(help());
    return 2;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    io.out(help());
    return 0;
  }
  if (first === '--version' || first === '-V') {
    io.out(`${version}\n`);
    return 0;
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    io.err(plain(`vswitchboard: there is no command “${first}”; see vswitchboard --help`));
    io.err('\n');
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(helpOf(command));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof InputError) io.err(`${plain(error.message)}\n`);
    else if (error instanceof UsageError) {
      io.err(`${plain(`vswitchboard ${command.name}: ${error.message}; see --help`)}\n`);
    } else throw error;
    return 2;
  }
};
