import type { LintResult } from '../../lint/rule';
import type { Severity } from '../../model/design';
import { SeverityMark } from '../../ui/SeverityMark';
import type { Grouping } from './listing';

const all: readonly Severity[] = ['error', 'warning', 'info'];
const plural: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
};
const groupings: Readonly<Record<Grouping, string>> = {
  none: 'One by one',
  cause: 'By cause',
  rule: 'By rule',
  host: 'By host',
};

/** What a person wants to see of the findings, and how. */
export interface Sight {
  readonly severities: readonly Severity[];
  readonly text: string;
  readonly onlySelection: boolean;
  /** Undefined: by the size of the design. */
  readonly grouping: Grouping | undefined;
}
export const firstSight: Sight = {
  severities: all,
  text: '',
  onlySelection: false,
  grouping: undefined,
};

interface FindingFiltersProps {
  readonly counts: LintResult['counts'];
  readonly sight: Sight;
  readonly grouping: Grouping;
  readonly onChange: (sight: Sight) => void;
}

/** Severities, text, selection and grouping of the findings list. */
export const FindingFilters = ({ counts, sight, grouping, onChange }: FindingFiltersProps) => {
  const { severities } = sight;
  const toggle = (severity: Severity) =>
    onChange({
      ...sight,
      severities: all.filter((s) => (s === severity) !== severities.includes(s)),
    });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <fieldset className="flex items-center gap-1" aria-label="Severities shown">
        {all.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={severities.includes(severity)}
            data-tip={plural[severity][1]}
            onClick={() => toggle(severity)}
            className="flex min-h-6 items-center gap-1.5 rounded-md px-1.5 text-ink-soft text-xs hover:bg-hover aria-[pressed=false]:line-through"
          >
            <SeverityMark severity={severity} labelled={false} size={10} />
            {counts[severity]}{' '}
            <span className="sr-only">{plural[severity][counts[severity] === 1 ? 0 : 1]}</span>
          </button>
        ))}
      </fieldset>
      <input
        type="search"
        value={sight.text}
        onChange={(event) => onChange({ ...sight, text: event.target.value })}
        placeholder="Filter"
        aria-label="Filter findings"
        className="control max-w-28"
      />
      <label className="flex items-center gap-1.5 text-ink-soft text-xs">
        <input
          type="checkbox"
          checked={sight.onlySelection}
          onChange={(event) => onChange({ ...sight, onlySelection: event.target.checked })}
        />
        Selection only
      </label>
      <select
        aria-label="Group"
        data-tip="Group"
        className="control w-auto"
        value={grouping}
        onChange={(event) => onChange({ ...sight, grouping: event.target.value as Grouping })}
      >
        {Object.entries(groupings).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};
