import { useEffect, useState } from 'react';
import { type Change, differing } from '../../analysis/difference';
import { adding, refreshing } from '../../import/refresh';
import type { Design } from '../../model/design';
import { hostShape } from '../../model/shape/host';
import { inSlices } from '../findings/in-slices';
import { DifferenceList, differenceWords } from './DifferenceList';
import type { Way } from './take';

/** What the open design would become, and how that differs. */
export interface Joined {
  readonly before: Design;
  readonly next: Design;
  readonly changes: readonly Change[];
}

/** Which file a host was read from differs with every export: that is no change of the estate. */
const provenance = hostShape.optional.source.label;

function* joining(
  way: 'add' | 'refresh',
  before: Design,
  imported: Design,
): Generator<void, Joined> {
  const next = yield* way === 'add' ? adding(before, imported) : refreshing(before, imported);
  const changes: Change[] = [];
  for (const change of differing(before, next)) {
    if (change.field !== provenance) changes.push(change);
    yield;
  }
  return { before, next, changes };
}

const nothing = () => {};

/** Brings an import and the open design together, beside what people do; undefined until it is done. */
export const useJoined = (
  way: Way,
  open: Design | undefined,
  imported: Design | undefined,
): Joined | undefined => {
  const [made, setMade] = useState<{ readonly way: Way; readonly joined: Joined }>();
  useEffect(() => {
    if (way === 'new' || open === undefined || imported === undefined) return;
    return inSlices(joining(way, open, imported), nothing, (joined) => setMade({ way, joined }));
  }, [way, open, imported]);
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
