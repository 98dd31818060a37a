import { useMemo } from 'react';
import { trafficLetter } from '../../layout/theme';
import type { TrafficClass } from '../../model/design';
import { find } from '../../model/find';
import { trafficOf } from './traffic-of';
import { useTopology } from './use-topology';

/** A class of traffic as its letter on its colour: the letter alone tells it, too. */
export const TrafficDot = ({
  traffic,
  isGuess = false,
}: {
  readonly traffic: TrafficClass;
  /** Read off a name: the dot is an outline until somebody confirms it. */
  readonly isGuess?: boolean;
}) => (
  <span
    aria-hidden="true"
    data-guess={isGuess || undefined}
    className="inline-flex size-3.5 shrink-0 items-center justify-center rounded-full font-semibold text-[9px] leading-none"
    style={{
      ...(isGuess
        ? { outline: '1px solid currentcolor', outlineOffset: '-1px' }
        : { background: `var(--p-tint-${traffic})` }),
      color: `var(--p-traffic-${traffic})`,
    }}
  >
    {trafficLetter[traffic]}
  </span>
);

/** What an element carries, at most three classes. */
export const TrafficDots = ({ id }: { readonly id: string }) => {
  const design = useTopology();
  const classes = useMemo(() => trafficOf(design, id).slice(0, 3), [design, id]);
  const guessed = find(design, 'portGroup', id);
  return classes.map((traffic) => (
    <TrafficDot
      key={traffic}
      traffic={traffic}
      isGuess={guessed?.traffic === traffic && guessed.guessed?.includes('traffic') === true}
    />
  ));
};
