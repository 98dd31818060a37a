import { ChevronRight, Plus, X } from 'lucide-react';
import { createElement, useState } from 'react';
import { defaultPatterns, type TrafficPattern } from '../../import/traffic-names';
import type { TrafficClass } from '../../model/design';
import { trafficClasses } from '../../model/shape/words';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { keepPatterns, longestWords, mostPatterns, usePatterns } from './kept-patterns';

const options = Object.entries(trafficClasses) as [TrafficClass, string][];

/** The table that reads traffic off names, to be changed; kept in this browser. */
export const PatternsTable = () => {
  const [isOpen, setIsOpen] = useState(false);
  const patterns = usePatterns();
  return (
    <section className="flex flex-col gap-2 text-xs">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="panel-title flex min-h-6 items-center gap-1"
        >
          <ChevronRight size={12} aria-hidden="true" className={isOpen ? 'rotate-90' : undefined} />
          Names that tell the traffic
        </button>
      </h3>
      {isOpen && (
        <>
          <p className="text-ink-soft">
            What a port group is called suggests what it carries. The first row with one of its
            words wins; every guess is shown as a guess until you confirm it.
          </p>
          {/* Rows have no identity but their place: handed over as arguments they need no keys. */}
          {createElement(
            'ul',
            { className: 'flex flex-col gap-1' },
            ...patterns.map((pattern, at) =>
              createElement(PatternRow, {
                pattern,
                at,
                onChange: (next) =>
                  keepPatterns(
                    next === undefined ? patterns.toSpliced(at, 1) : patterns.with(at, next),
                  ),
              }),
            ),
          )}
          <div className="flex gap-2">
            <Button
              icon={<Plus size={12} aria-hidden="true" />}
              disabled={patterns.length >= mostPatterns}
              onClick={() => keepPatterns([{ words: '', traffic: 'management' }, ...patterns])}
            >
              Add a row on top
            </Button>
            <Button disabled={patterns === defaultPatterns} onClick={() => keepPatterns(undefined)}>
              As shipped
            </Button>
          </div>
        </>
      )}
    </section>
  );
};

interface PatternRowProps {
  readonly pattern: TrafficPattern;
  readonly at: number;
  /** Undefined: the row goes. */
  readonly onChange: (next: TrafficPattern | undefined) => void;
}

const PatternRow = ({ pattern, at, onChange }: PatternRowProps) => (
  <li className="flex items-center gap-1">
    <input
      aria-label={`Words of row ${at + 1}`}
      className="control font-mono"
      maxLength={longestWords}
      spellCheck={false}
      value={pattern.words}
      onChange={(event) => onChange({ ...pattern, words: event.target.value })}
    />
    <select
      aria-label={`Traffic of row ${at + 1}`}
      className="control w-44! shrink-0"
      value={pattern.traffic}
      onChange={(event) => onChange({ ...pattern, traffic: event.target.value as TrafficClass })}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
    <IconButton small label={`Remove row ${at + 1}`} onClick={() => onChange(undefined)}>
      <X size={12} aria-hidden="true" />
    </IconButton>
  </li>
);
