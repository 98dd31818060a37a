import type { Finding } from '../../lint/rule';
import type { Design } from '../../model/design';
import { pathOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { SeverityMark } from '../../ui/SeverityMark';
import type { RowPlace } from './RowList';
import { shortRule } from './rule-name';

interface FindingRowProps {
  readonly finding: Finding;
  readonly design: Design;
  readonly chosen: boolean;
  /** Stands under a heading. */
  readonly inside: boolean;
  readonly fixable: boolean;
  readonly waivable: boolean;
  readonly place: RowPlace;
  readonly onShow: () => void;
  readonly onExplain: () => void;
  readonly onFix: () => void;
  readonly onWaive: () => void;
}

/** One finding: what, which rule, where, and what can be done. Only the active row is in the tab order. */
export const FindingRow = (props: FindingRowProps) => {
  const { finding, design } = props;
  const tabIndex = props.place.active ? 0 : -1;
  const where = finding.objects[0];
  return (
    <li
      {...props.place.item}
      data-finding={finding.key}
      className={`absolute inset-x-0 flex items-center gap-2 pr-4 text-xs hover:bg-hover ${props.inside ? 'pl-9' : 'pl-4'} ${props.chosen ? 'bg-chosen' : ''}`}
    >
      <SeverityMark severity={finding.severity} />
      <button
        type="button"
        tabIndex={tabIndex}
        data-row
        onClick={props.onShow}
        title={finding.text}
        className="min-h-6 min-w-0 flex-1 truncate text-start"
      >
        {finding.text}
      </button>
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={props.onExplain}
        title={finding.rule}
        data-tip="What this rule is about"
        className="rule-name"
      >
        {shortRule(finding.rule)}
      </button>
      <span
        className="@min-[760px]:block hidden w-36 shrink-0 truncate text-ink-soft"
        title={where === undefined ? undefined : pathOf(design, where)}
      >
        {where === undefined ? 'Whole design' : pathOf(design, where)}
      </span>
      <span className="flex min-w-12 shrink-0 justify-end @min-[620px]:w-24">
        {props.waivable && (
          <Button look="link" tabIndex={tabIndex} onClick={props.onWaive}>
            Waive
          </Button>
        )}
        {props.fixable && (
          <Button look="link" tabIndex={tabIndex} onClick={props.onFix}>
            Fix
          </Button>
        )}
      </span>
    </li>
  );
};
