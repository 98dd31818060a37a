import { type Effect, effects } from '../../analysis/failures/effect';

const colours: Readonly<Record<Effect, string>> = {
  lost: 'text-error',
  unreliable: 'text-warning',
  atRisk: 'text-warning',
  slower: 'text-info',
  moved: 'text-good',
  better: 'text-good',
  same: 'text-ink-faint',
};

/** Each effect has its own shape, so that it reads without colour. */
const shapes: Readonly<Record<Effect, string>> = {
  lost: 'M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5',
  unreliable: 'M1 6C2.2 2.5 3.8 2.5 6 6s3.8 3.5 5 0',
  atRisk: 'M6 1.4 10.6 6 6 10.6 1.4 6Z',
  slower: 'M6 2v8M2.8 6.8 6 10l3.2-3.2',
  moved: 'M1.5 6h9M7.2 2.8 10.5 6 7.2 9.2',
  better: 'M6 10V2M2.8 5.2 6 2l3.2 3.2',
  same: 'M2 6h8',
};

export const effectColour = (effect: Effect): string => colours[effect];

/** What a failure does to a service: cross, wave, diamond, arrows. */
export const EffectMark = ({
  effect,
  labelled = false,
}: {
  readonly effect: Effect;
  /** False where the word stands beside it. */
  readonly labelled?: boolean;
}) => (
  <svg
    width={12}
    height={12}
    viewBox="0 0 12 12"
    role={labelled ? 'img' : 'presentation'}
    aria-hidden={!labelled}
    aria-label={effects[effect]}
    className={`shrink-0 ${colours[effect]}`}
  >
    <path
      d={shapes[effect]}
      fill={effect === 'atRisk' ? 'currentcolor' : 'none'}
      stroke="currentcolor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
