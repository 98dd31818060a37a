import { type ImportOptions, importPieces } from './import';
import { open } from './open/open';
import type { InputFile } from './piece';
import { readers } from './readers';
import type { ImportResult } from './result';

/**
 * An estate from files as they were dropped, pasted or named: RVTools workbooks, folders of CSVs,
 * zips, JSON, console text, in any mix. Rejects with `ImportRefused` where none of it is an estate;
 * never for anything else that is in the files.
 */
export const importFiles = async (
  files: readonly InputFile[],
  options: ImportOptions = {},
): Promise<ImportResult> => {
  const { pieces, problems, skipped } = await open(files, options.progress);
  const result = await importPieces(pieces, readers, options, problems);
  return { ...result, skipped: [...skipped, ...result.skipped] };
};
