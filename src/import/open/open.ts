import type { ImportProblem, Skipped } from '../estate';
import type { InputFile, Piece, Progress } from '../piece';
import { inflated, joined } from './inflate';
import { kindOf, packageOf } from './kind';
import { Budget, checkSize, Foreign, limits, Refusal } from './limits';
import { isTar, readTar, type TarFile } from './tar';
import { openText } from './text-piece';
import { openWorkbook } from './workbook';
import { peeked } from './xml-parts';
import { readEntry, readZip, type Zip } from './zip';

export interface Opened {
  readonly pieces: readonly Piece[];
  readonly problems: readonly ImportProblem[];
  readonly skipped: readonly Skipped[];
}

/**
 * Files as pieces that readers can look at: containers opened, text decoded, JSON parsed. What a
 * file is stands in its bytes, its ending is not looked at. Sheets and tables are read only when a
 * reader asks (`Sheet.rows`). Never throws: each file that is not taken is a problem with a
 * sentence of what it is instead. Works in a worker and in Node.
 */
export const open = async (
  files: readonly InputFile[],
  progress: Progress = () => undefined,
): Promise<Opened> => {
  const opening = new Opening();
  for (const [i, { name, bytes }] of files.entries()) {
    progress(i, files.length, name);
    opening.attempt(name, () => {
      checkSize(bytes.length);
      opening.open(name, bytes, 0);
    });
  }
  progress(files.length, files.length, '');
  return opening;
};

/** Zips stand in zips one level deep: a set of exports, or a diagnostics zip in one. */
const deepest = 2;

/** What a vm-support bundle holds of networking (formats §3); the rest is logs. */
const bundlePaths =
  /(?:^|\/)(?:commands\/(?:esxcfg-(?:vswitch|vmknic|nics)_-l|nicinfo\.sh|net-(?:dvs|stats)_-l|lldpnetmap|lspci[^/]*|localcli_network-[^/]*)\.txt|etc\/vmware\/esx\.conf)$/;
const isBundle = /(?:^|\/)(?:commands\/[^/]+\.txt|etc\/vmware\/esx\.conf)$/;
/** Largest file that is kept of a tar of which it is not known yet whether it is a bundle. */
const looseBytes = 16 * 2 ** 20;

/** What systems put into archives by themselves. */
const isLitter = (path: string): boolean =>
  path.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(path);

class Opening implements Opened {
  readonly pieces: Piece[] = [];
  readonly problems: ImportProblem[] = [];
  readonly skipped: Skipped[] = [];
  private readonly budget = new Budget();

  /** What goes wrong within is the problem of this file, and the others go on. */
  attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      // Whatever else a damaged file may bring about: the people's file is the matter, not our code.
      this.complain(
        file,
        error instanceof Refusal ? error.message : 'It is damaged and cannot be read.',
      );
    }
  }

  private complain(file: string, message: string): void {
    this.problems.push({ file, place: '', message });
  }

  open(name: string, bytes: Uint8Array, depth: number): void {
    if (bytes.length === 0) throw new Foreign('It is empty.');
    const kind = kindOf(bytes);
    if ('word' in kind) throw new Foreign(`It is ${kind.word}.`);
    if (kind.container === 'text') this.pieces.push(openText(name, bytes));
    else if (kind.container === 'tar') this.openTar(name, [bytes], depth);
    else if (kind.container === 'gzip') this.openGzip(name, bytes, depth);
    else this.openZip(name, readZip(bytes), depth);
  }

  private openGzip(name: string, bytes: Uint8Array, depth: number): void {
    const { first, all } = peeked(inflated(bytes, 'gzip', this.budget));
    if (first === undefined) throw new Refusal('It is a gzip file with nothing in it.');
    if (isTar(first)) this.openTar(name, all, depth);
    else if (depth >= deepest) throw new Refusal('It is an archive within archives.');
    else this.open(name.replace(/\.gz$/i, ''), joined(this.bounded(all)), depth + 1);
  }

  private openZip(name: string, zip: Zip, depth: number): void {
    const is = packageOf(zip);
    if (is === 'workbook') this.pieces.push(openWorkbook(name, zip, this.budget));
    else if (is !== 'folder') throw new Foreign(`It is ${is.word}.`);
    else if (depth >= deepest) throw new Refusal('It is an archive within archives.');
    else {
      const all = zip.entries.filter((entry) => !isLitter(entry.name));
      if (all.length === 0) throw new Foreign('It is a zip file with nothing in it.');
      // A bundle that somebody packed again.
      const ofBundle = all.filter((entry) => bundlePaths.test(entry.name));
      const entries = ofBundle.length > 0 ? ofBundle : all;
      this.leaveOut(name, all.length - entries.length, 'They say nothing of networking.');
      this.openParts(
        name,
        entries.map((entry) => ({
          path: `${name}/${entry.name}`,
          open: (path) => {
            checkSize(entry.inflatedBytes);
            const { first, all } = peeked(readEntry(zip, entry, this.budget));
            const kind = kindOf(first ?? new Uint8Array());
            // Told by its beginning, so that pictures and logs are not inflated for nothing.
            if ('word' in kind && first !== undefined) throw new Foreign(`It is ${kind.word}.`);
            this.open(path, joined(this.bounded(all)), depth + 1);
          },
        })),
      );
    }
  }

  /** Files in another one. Pictures and logs among them are counted; where there is nothing else, that is the problem. */
  private openParts(
    name: string,
    parts: readonly { readonly path: string; readonly open: (path: string) => void }[],
  ): void {
    const before = this.pieces.length + this.problems.length;
    const foreign: string[] = [];
    for (const { path, open } of parts) {
      this.attempt(path, () => {
        try {
          open(path);
        } catch (error) {
          if (!(error instanceof Foreign)) throw error;
          foreign.push(`${path.slice(name.length + 1)}: ${error.message}`);
        }
      });
    }
    const [first] = foreign;
    if (first !== undefined && this.pieces.length + this.problems.length === before) {
      const more =
        foreign.length > 1 ? ` So it is with ${foreign.length - 1} more of its files.` : '';
      throw new Foreign(`It holds nothing that is read here. ${first}${more}`);
    }
    this.leaveOut(name, foreign.length, 'They are pictures, logs or documents and hold no estate.');
  }

  private leaveOut(name: string, count: number, why: string): void {
    if (count > 0) this.skipped.push({ what: `Files of ${name}`, why, count });
  }

  private openTar(name: string, chunks: Iterable<Uint8Array>, depth: number): void {
    if (depth >= deepest) throw new Refusal('It is an archive within archives.');
    let bundle = false;
    let passed = 0;
    let keptBytes = 0;
    const loose: TarFile[] = [];
    const wants = (path: string, bytes: number): boolean => {
      if (isLitter(path)) return false;
      bundle ||= isBundle.test(path);
      const wanted = bundlePaths.test(path) || (!bundle && bytes <= looseBytes);
      if (wanted) keptBytes += bytes;
      else passed += 1;
      if (keptBytes > limits.fileBytes)
        throw new Refusal('It holds more than is read of one file.');
      return wanted;
    };
    // A tar that breaks off has what came before.
    this.attempt(name, () => {
      for (const file of readTar(chunks, wants)) loose.push(file);
    });
    const kept = loose.filter((file) => !bundle || bundlePaths.test(file.name));
    this.leaveOut(
      name,
      passed + loose.length - kept.length,
      bundle ? 'They say nothing of networking.' : 'They are too large.',
    );
    this.openParts(
      name,
      kept.map((file) => ({
        path: `${name}/${file.name}`,
        open: (path) => this.open(path, file.bytes, depth + 1),
      })),
    );
  }

  /** No file within another is larger than one that is dropped. */
  private *bounded(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
    let bytes = 0;
    for (const chunk of chunks) {
      bytes += chunk.length;
      checkSize(bytes);
      yield chunk;
    }
  }
}
