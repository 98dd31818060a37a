import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface Draft {
  readonly text: string;
  /** Nothing has been typed since the last commit. */
  readonly settled: boolean;
  /** Why the text cannot be kept, as a sentence; undefined when it can. */
  readonly error: string | undefined;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * What is being typed, apart from what is kept: a valid text is committed on Enter and on leaving
 * the field, Esc puts the kept one back, and an invalid one is explained and never committed.
 */
export const useDraft = (options: {
  readonly kept: string;
  readonly check: (text: string) => string | undefined;
  readonly commit: (text: string) => void;
  /** Enter makes a new line. */
  readonly multiline?: boolean;
}): Draft => {
  const { kept, check, multiline } = options;
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ ...options, typed });
  latest.current = { ...options, typed };

  const leave = () => {
    const { typed: text, kept: before, check: judge, commit } = latest.current;
    if (text === undefined) return;
    if (text === before) setTyped(undefined);
    else if (judge(text) === undefined) {
      setTyped(undefined);
      latest.current = { ...latest.current, typed: undefined };
      commit(text);
    }
  };
  const leaveNow = useRef(leave);
  leaveNow.current = leave;
  // A click on the canvas takes the field away before it loses the focus: what was typed still counts.
  useEffect(() => () => leaveNow.current(), []);

  return {
    text: typed ?? kept,
    settled: typed === undefined,
    error: typed === undefined || typed === kept ? undefined : check(typed),
    onChange: (event) => setTyped(event.target.value),
    onBlur: leave,
    onKeyDown: (event) => {
      if (event.key === 'Escape' && typed !== undefined) {
        event.stopPropagation();
        setTyped(undefined);
      } else if (event.key === 'Enter' && multiline !== true) leave();
    },
  };
};
