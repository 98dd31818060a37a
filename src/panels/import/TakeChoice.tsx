import { useEffect, useState } from 'react';
import type { ImportResult } from '../../import/result';
import type { Design } from '../../model/design';
import { inSlices } from '../findings/in-slices';
import { DifferenceList, differenceWords } from './DifferenceList';
import { type Joined, joining } from './joining';
import { usePatterns } from './kept-patterns';
import type { Way } from './take';

const nothing = () => {};

/** Brings an import and the open design together, beside what people do; undefined until it is done. */
export const useJoined = (
  way: Way,
  open: Design | undefined,
  result: ImportResult | undefined,
): Joined | undefined => {
  const [made, setMade] = useState<{ readonly way: Way; readonly joined: Joined }>();
  const patterns = usePatterns();
  useEffect(() => {
    if (way === 'new' || open === undefined || result === undefined) return;
    return inSlices(joining(way, open, result, patterns), nothing, (joined) =>
      setMade({ way, joined }),
    );
  }, [way, open, result, patterns]);
  return made?.way === way && made.joined.before === open ? made.joined : undefined;
};

const words: Readonly<Record<Way, readonly [title: string, text: string]>> = {
  new: ['A new design', 'What is open stays as it is.'],
  add: ['Add to this design', 'What is the same is brought together; nothing goes.'],
  refresh: [
    'Refresh this design',
    'Hosts and all in them are matched by their id in vCenter, name and MAC address. Positions, notes, waivers and answers stay; what the export no longer has goes.',
  ],
};
const ways = ['new', 'add', 'refresh'] as const;

interface TakeChoiceProps {
  readonly way: Way;
  readonly onChange: (way: Way) => void;
  /** Name of the open design that can be changed. */
  readonly open: string;
  readonly joined: Joined | undefined;
}

/** What is to become of the import, with the difference before it is taken. */
export const TakeChoice = ({ way, onChange, open, joined: made }: TakeChoiceProps) => (
  <section className="flex flex-col gap-2">
    <fieldset className="flex flex-col gap-1">
      <legend className="panel-title pb-1">What becomes of it</legend>
      {ways.map((one) => (
        <label key={one} className="flex items-start gap-2">
          <input
            type="radio"
            name="way"
            className="mt-0.5"
            checked={way === one}
            onChange={() => onChange(one)}
          />
          <span>
            <span className="font-medium">{words[one][0]}</span>
            {one !== 'new' && <span className="text-ink-soft"> · {open}</span>}
            <span className="block text-ink-soft">{words[one][1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
    {way !== 'new' && (
      <div aria-live="polite" className="flex flex-col gap-1.5">
        {made === undefined ? (
          <p className="text-ink-soft">Comparing …</p>
        ) : made.changes.length === 0 ? (
          <p>Nothing differs from what is open.</p>
        ) : (
          <>
            <h3 className="panel-title">What would change: {differenceWords(made.changes)}</h3>
            <DifferenceList changes={made.changes} />
          </>
        )}
      </div>
    )}
  </section>
);
