import type { ImportProblem } from '../../import/estate';
import type { ImportResult } from '../../import/result';
import type { Host } from '../../model/design';
import type { ImportAnswer, ImportRequest, Reading } from './messages';
import { startWorker } from './start-worker';

interface Listener {
  readonly onReading: (reading: Reading) => void;
  readonly onResult: (result: ImportResult) => void;
  /** The result as a picture, some time after the result; never for one that cannot be drawn. */
  readonly onPicture: (svg: string) => void;
  /** Nothing could be imported: a sentence, or the problems of each file. */
  readonly onRefused: (reason: string, problems: readonly ImportProblem[]) => void;
}

const broke = 'The import stopped: these files need more memory than this browser gives.';
const absent =
  'The part of the app that reads imports could not be fetched. Is the connection gone? Try again, or load the page anew.';

/** Reads files beside the page, in a worker of their own. The returned function ends it at once. */
export const startImport = (request: ImportRequest, on: Listener): (() => void) => {
  const worker = startWorker();
  const hosts: Host[] = [];
  let isDone = false;
  let hasSpoken = false;
  const end = () => worker.terminate();
  const fail = () => {
    end();
    // A picture that cannot be drawn takes nothing from the result.
    if (!isDone) on.onRefused(hasSpoken ? broke : absent, []);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail();
  });
  worker.addEventListener('messageerror', fail);
  worker.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => {
    hasSpoken = true;
    switch (data.say) {
      case 'reading':
        on.onReading(data);
        break;
      case 'hosts':
        hosts.push(...data.hosts);
        break;
      case 'result':
        isDone = true;
        on.onResult({ ...data.head, design: { ...data.head.design, hosts } });
        break;
      case 'picture':
        end();
        on.onPicture(data.svg);
        break;
      case 'refused':
        end();
        on.onRefused(data.reason, data.problems);
        break;
    }
  });
  worker.postMessage(request);
  return end;
};
