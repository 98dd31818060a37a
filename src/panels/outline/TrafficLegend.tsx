import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { factsOf } from '../../analysis/facts';
import { useEditorState } from '../../editor/use-editor';
import { heatLevels, heatLine, heatWords } from '../../layout/heat-scale';
import type { TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { Marks } from '../../picture/Marks';
import { TrafficDot } from '../elements/TrafficDots';
import { useTopology } from '../elements/use-topology';

const order = Object.keys(trafficClasses) as TrafficClass[];
const usual: readonly TrafficClass[] = ['management', 'storage', 'migration', 'ft', 'production'];

/** Colours and letters of the traffic classes that the design has, and what the lines mean. */
export const TrafficLegend = () => {
  const design = useTopology();
  const isHeat = useEditorState((s) => s.view.heat);
  const shown = useMemo(() => {
    const used = new Set(design.hosts.flatMap((host) => factsOf(design, host).classes));
    return used.size === 0 ? usual : order.filter((name) => used.has(name));
  }, [design]);
  return (
    <details open className="group shrink-0 border-line border-t px-3 py-2 max-[820px]:hidden">
      <summary className="panel-title flex list-none items-center gap-1">
        <ChevronRight size={12} aria-hidden="true" className="group-open:rotate-90" />
        Traffic
      </summary>
      <ul className="mt-1.5 grid max-h-44 grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-x-2 gap-y-1 overflow-auto">
        {shown.map((name) => (
          <li key={name} className="flex min-w-0 items-center gap-1.5 text-2xs text-ink-soft">
            <TrafficDot traffic={name} />
            <span className="truncate">{trafficClasses[name]}</span>
          </li>
        ))}
      </ul>
      <ul className="mt-1.5 flex flex-wrap gap-x-3 text-2xs text-ink-soft">
        {lines.map(([text, dash]) => (
          <li key={text} className="flex items-center gap-1">
            <svg width="20" height="6" aria-hidden="true" className="text-ink-soft">
              <path d="M1 3h18" stroke="currentcolor" strokeWidth="1.5" strokeDasharray={dash} />
            </svg>
            {text}
          </li>
        ))}
      </ul>
      {isHeat && (
        <ul
          aria-label="Utilisation at peak"
          className="mt-1.5 flex flex-wrap gap-x-3 text-2xs text-ink-soft"
        >
          {heatLevels.map((level) => (
            <li key={level} className="flex items-center gap-1">
              <svg width="20" height="8" aria-hidden="true">
                <Marks marks={heatLine('M1 4h18', level)} />
              </svg>
              {level === 'unknown' ? `? ${heatWords.unknown}` : heatWords[level]}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
};

const lines = [
  ['Active', undefined],
  ['Standby', '5 3'],
  ['Unused', '1.5 3'],
] as const;
