import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportProblem } from '../../import/estate';
import type { ImportResult } from '../../import/result';
import { startImport } from './import-job';
import { keptPatterns } from './kept-patterns';
import type { NamedFile, Reading } from './messages';
import { forgetWaiting, onWaiting, waitingFiles } from './waiting-files';

/** Where an import is. */
export type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly names: readonly string[]; readonly reading: Reading }
  | {
      readonly at: 'refused';
      readonly reason: string;
      readonly problems: readonly ImportProblem[];
    }
  | { readonly at: 'preview'; readonly result: ImportResult };

const choose: Stage = { at: 'choose' };

/** An import as the dialog walks through it. The worker ends when it is left or the dialog closes. */
export const useImport = (theme: 'light' | 'dark') => {
  const [stage, setStage] = useState<Stage>(choose);
  /** Address of the picture of the result, once it is drawn. */
  const [picture, setPicture] = useState<string>();
  const end = useRef<() => void>(undefined);
  const look = useRef(theme);
  look.current = theme;

  const stop = useCallback(() => {
    end.current?.();
    end.current = undefined;
    setPicture(undefined);
  }, []);

  const start = useCallback(
    (files: readonly NamedFile[]) => {
      if (files.length === 0) return;
      stop();
      const names = files.map(({ name }) => name);
      const first: Reading = { done: 0, of: 0, what: 'Starting' };
      setStage({ at: 'reading', names, reading: first });
      end.current = startImport(
        { files, patterns: keptPatterns(), theme: look.current },
        {
          onReading: (reading) => setStage({ at: 'reading', names, reading }),
          onResult: (result) => setStage({ at: 'preview', result }),
          onPicture: (svg) =>
            setPicture(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))),
          onRefused: (reason, problems) => setStage({ at: 'refused', reason, problems }),
        },
      );
    },
    [stop],
  );

  const back = useCallback(() => {
    forgetWaiting();
    stop();
    setStage(choose);
  }, [stop]);

  useEffect(() => {
    start(waitingFiles());
    const deaf = onWaiting(() => start(waitingFiles()));
    return () => {
      deaf();
      end.current?.();
    };
  }, [start]);
  useEffect(
    () => () => {
      if (picture !== undefined) URL.revokeObjectURL(picture);
    },
    [picture],
  );

  return { stage, picture, start, back };
};
