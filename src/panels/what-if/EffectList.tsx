import type { Design } from '../../model/design';
import { TrafficDot } from '../elements/TrafficDots';
import { EffectMark, effectColour } from './EffectMark';
import { type EffectRow, hostWords } from './words';

/** Classes and what becomes of them, each with its shape and words. */
export const EffectList = ({
  design,
  rows,
  withHosts = false,
}: {
  readonly design: Design;
  readonly rows: readonly EffectRow[];
  readonly withHosts?: boolean;
}) => (
  <ul className="flex flex-col gap-0.5 text-xs">
    {rows.map((row) => (
      <li
        key={`${row.traffic} ${row.text}`}
        className="flex items-start gap-1.5"
        data-effect={row.effect}
      >
        <span className="pt-px">
          <TrafficDot traffic={row.traffic} />
        </span>
        <span className="min-w-0 flex-1">
          {row.name}
          {withHosts && <span className="text-ink-soft"> · {hostWords(design, row.hostIds)}</span>}
        </span>
        <span className={`flex items-center gap-1 text-end ${effectColour(row.effect)}`}>
          <EffectMark effect={row.effect} />
          {row.text}
        </span>
      </li>
    ))}
  </ul>
);
