import type { ExitCode, Io } from '../io';

export interface Command {
  readonly name: string;
  /** What stands behind the name: `FILE… [--profile P]`. */
  readonly usage: string;
  readonly summary: string;
  /** More lines for `--help` of this command: its options. */
  readonly options?: readonly (readonly [option: string, meaning: string])[];
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}
