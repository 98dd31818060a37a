/** How much of a stranger's file we are ready to take. Real ones stay far below all of these. */
export const limits = {
  /** Bytes of one file as it was dropped. */
  fileBytes: 200 * 2 ** 20,
  /** Bytes that all files of one import may inflate to together. */
  inflatedBytes: 1.5 * 2 ** 30,
  /** Times that something may grow when it is inflated, once it is larger than `ratioFromBytes`. */
  ratio: 300,
  ratioFromBytes: 16 * 2 ** 20,
  /** Files in one zip or tar. */
  entries: 20_000,
  sheets: 300,
  /** Filled cells of one sheet or CSV file. */
  cells: 30_000_000,
  /** Rows of a sheet: those of Excel. */
  rows: 1_048_576,
  columns: 16_384,
  /** UTF-16 units of one row or one shared text, with its markup. */
  elementUnits: 8 * 2 ** 20,
  /** Blank rows that keep their place, so that a row's number is the one people see. */
  blankRows: 10_000,
} as const;

/** Something that is not taken, with the sentence that says why. */
export class Refusal extends Error {}

/** Something whole that is no estate: among other files it is only counted. */
export class Foreign extends Refusal {}

const inMiB = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;

/** What all files of one import may inflate to: one purse, so that many small bombs are one large one. */
export class Budget {
  private left: number = limits.inflatedBytes;

  /** Throws `Refusal` when so many bytes more are too many. */
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) {
      throw new Refusal(
        `It inflates to more than ${inMiB(limits.inflatedBytes)}, which is where an import stops.`,
      );
    }
  }
}

/** Throws `Refusal` for what grows as no honest file does. */
export const checkGrowth = (packedBytes: number, inflatedBytes: number): void => {
  if (inflatedBytes > limits.ratioFromBytes && inflatedBytes > packedBytes * limits.ratio) {
    throw new Refusal(
      `It grows more than ${limits.ratio} times when it is inflated, which no export does.`,
    );
  }
};

/** Throws `Refusal` for a file that is too large to begin with. */
export const checkSize = (bytes: number): void => {
  if (bytes > limits.fileBytes) {
    throw new Refusal(`It is too large: ${inMiB(bytes)} of at most ${inMiB(limits.fileBytes)}.`);
  }
};
