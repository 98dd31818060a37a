import { importFiles } from '../../import/files';
import { ImportRefused } from '../../import/import';
import { limits } from '../../import/open/limits';
import type { InputFile, Progress } from '../../import/piece';
import type { ImportResult } from '../../import/result';
import type { ImportAnswer, ImportRequest, NamedFile } from './messages';

/** The part of a worker's world that is used here; the page's types do not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ImportRequest>) => void) | null;
  readonly postMessage: (answer: ImportAnswer) => void;
}
const page = globalThis as unknown as WorkerScope;

/** Hosts in one message: unpacking a slice keeps the page no longer than a frame. */
const hostsInSlice = 16;
/** Milliseconds between two words on progress. */
const pace = 60;

const tell = (): Progress => {
  let last = 0;
  let lastWhat = '';
  return (done, of, what) => {
    const now = performance.now();
    if (what === lastWhat && now - last < pace) return;
    last = now;
    lastWhat = what;
    page.postMessage({ say: 'reading', done, of, what });
  };
};

const read = async (files: readonly NamedFile[], progress: Progress): Promise<InputFile[]> => {
  const out: InputFile[] = [];
  for (const [at, { name, file }] of files.entries()) {
    progress(at, files.length, `Opening ${name}`);
    // Of a file above the limit no more is loaded than shows that it is: the opener says so.
    const taken = file.slice(0, limits.fileBytes + 1);
    out.push({ name, bytes: new Uint8Array(await taken.arrayBuffer()) });
  }
  return out;
};

const hand = (result: ImportResult): void => {
  const { hosts, ...design } = result.design;
  for (let at = 0; at < hosts.length; at += hostsInSlice) {
    page.postMessage({ say: 'hosts', hosts: hosts.slice(at, at + hostsInSlice) });
  }
  page.postMessage({ say: 'result', head: { ...result, design } });
};

/** The result as it will stand on the canvas, seen from afar where it is large. */
const draw = async (result: ImportResult, theme: ImportRequest['theme']): Promise<void> => {
  const [{ sceneOf }, { toSvg }] = await Promise.all([
    import('../../layout/build-scene'),
    import('../../export/svg'),
  ]);
  const detail = result.design.hosts.length > 4 ? 'far' : 'middle';
  const svg = toSvg(sceneOf(result.design), { theme, detail, name: result.design.name });
  page.postMessage({ say: 'picture', svg });
};

const run = async ({ files, patterns, theme }: ImportRequest): Promise<void> => {
  const progress = tell();
  let result: ImportResult;
  try {
    result = await importFiles(await read(files, progress), { patterns, progress });
  } catch (error) {
    page.postMessage({
      say: 'refused',
      reason: error instanceof ImportRefused ? '' : sentenceOf(error),
      problems: error instanceof ImportRefused ? error.problems : [],
    });
    return;
  }
  hand(result);
  await draw(result, theme);
};

const sentenceOf = (error: unknown): string =>
  error instanceof RangeError
    ? 'There is more in these files than this browser has memory for.'
    : `The files could not be read: ${error instanceof Error ? error.message : String(error)}`;

page.onmessage = ({ data }) => void run(data);
