import { currentVersion } from '../format';

/**
 * One step from the format before it. Files: `0002-what-changed.ts`, each exporting one.
 * Never edited once released: old files and links open through it for ever.
 */
export interface Migration {
  /** The version it leads to; steps are contiguous from 2. */
  readonly to: number;
  readonly name: string;
  /** Pure; gets and gives plain JSON data, which is as untrusted as the file it came from. */
  readonly up: (raw: unknown) => unknown;
  /** Before and after; a test runs it. */
  readonly example: { readonly before: unknown; readonly after: unknown };
}

/** Version 1 is the first one, so there is nothing to migrate from yet. */
export const migrations: readonly Migration[] = [];

/** Brings data of an older version (1 or more) up to the current one. */
export const migrate = (
  raw: unknown,
  version: number,
  steps: readonly Migration[] = migrations,
): unknown => steps.filter((step) => step.to > version).reduce((data, step) => step.up(data), raw);

/** What is wrong with the chain of steps, in words; empty when it leads from 1 to the current version. */
export const chainFaults = (
  steps: readonly Migration[],
  current: number = currentVersion,
): readonly string[] => {
  const faults = steps.flatMap((step, i) =>
    step.to === i + 2 ? [] : [`${step.name} leads to ${step.to}, expected ${i + 2}`],
  );
  if (current !== steps.length + 1) {
    faults.push(`the format is ${current}, but the steps lead to ${steps.length + 1}`);
  }
  return faults;
};
