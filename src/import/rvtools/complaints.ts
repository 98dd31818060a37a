import type { ImportProblem } from '../estate';

/** Problems of one source. What is wrong in the same way in many rows is told once, with how many there are. */
export class Complaints {
  private readonly found = new Map<string, { readonly problem: ImportProblem; more: number }>();

  /** `kind` is what makes two complaints the same, besides their sheet. */
  add(file: string, sheet: string, kind: string, place: string, message: string): void {
    const key = `${file}\n${sheet}\n${kind}`;
    const before = this.found.get(key);
    if (before !== undefined) before.more += 1;
    else this.found.set(key, { problem: { file, place, message }, more: 0 });
  }

  list(): readonly ImportProblem[] {
    return [...this.found.values()].map(({ problem, more }) =>
      more === 0
        ? problem
        : {
            ...problem,
            message: `${problem.message} The same in ${more} more ${more === 1 ? 'row' : 'rows'}.`,
          },
    );
  }
}
