import { ChevronRight } from 'lucide-react';
import { Button } from '../../ui/Button';
import { SeverityMark } from '../../ui/SeverityMark';
import type { Heading } from './listing';
import type { RowPlace } from './RowList';
import { shortRule } from './rule-name';

interface HeadingRowProps {
  readonly heading: Heading;
  readonly place: RowPlace;
  /** All of them can be tried to be fixed at once. */
  readonly fixable: boolean;
  readonly onFold: () => void;
  readonly onSelect: () => void;
  readonly onExplain: (rule: string) => void;
  readonly onFix: (rule: string) => void;
}

/** Many findings as one row: what they say together, on how many hosts, and what can be done with all. */
export const HeadingRow = (props: HeadingRowProps) => {
  const { heading, place } = props;
  const { rule, findings, open } = heading;
  const tabIndex = place.active ? 0 : -1;
  return (
    <li
      {...place.item}
      className="absolute inset-x-0 flex items-center gap-2 px-4 text-xs hover:bg-hover"
    >
      <button
        type="button"
        data-row
        tabIndex={tabIndex}
        aria-expanded={open}
        title={heading.title}
        onClick={props.onFold}
        onKeyDown={(event) => {
          const wanted =
            event.key === 'ArrowRight' ? true : event.key === 'ArrowLeft' ? false : open;
          if (wanted !== open) props.onFold();
        }}
        className="flex min-h-6 min-w-0 flex-1 items-center gap-2 text-start"
      >
        <ChevronRight
          size={12}
          aria-hidden="true"
          className={`shrink-0 text-ink-soft transition-transform ${open ? 'rotate-90' : ''}`}
        />
        <SeverityMark severity={heading.severity} />
        <span className="min-w-0 truncate font-semibold">{heading.title}</span>
        <span className="shrink-0 rounded-full bg-raised px-1.5 text-2xs text-ink-soft tabular-nums">
          {findings.length}
          <span className="sr-only"> findings</span>
        </span>
        <span className="max-w-72 shrink-0 truncate text-ink-soft">{heading.detail}</span>
      </button>
      {rule !== undefined && (
        <button
          type="button"
          tabIndex={tabIndex}
          onClick={() => props.onExplain(rule)}
          title={rule}
          data-tip="What this rule is about"
          className="rule-name"
        >
          {shortRule(rule)}
        </button>
      )}
      <span className="flex w-32 shrink-0 justify-end">
        <Button look="link" tabIndex={tabIndex} onClick={props.onSelect} data-tip="Select them all">
          Select
        </Button>
        {props.fixable && rule !== undefined && (
          <Button look="link" tabIndex={tabIndex} onClick={() => props.onFix(rule)}>
            Fix all
          </Button>
        )}
      </span>
    </li>
  );
};
