import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Finding } from '../../lint/rule';
import { rules } from '../../rules/index';
import { isFixable } from '../elements/fixable';
import { causeOf, mainObjects } from './causes';
import type { Sight } from './FindingFilters';
import { FindingRow } from './FindingRow';
import { HeadingRow } from './HeadingRow';
import { filtered, type Grouping, rowsOf } from './listing';
import { RowList } from './RowList';

const byId = new Map(rules.map((rule) => [rule.id, rule]));
/** So many findings of a group are tried before it is said that they can be fixed. */
const tried = 6;
const noFolds: ReadonlyMap<string, boolean> = new Map();

interface FindingListProps {
  readonly sight: Sight;
  readonly grouping: Grouping;
  readonly onWaive: (finding: Finding) => void;
}

/** The findings themselves, grouped as asked. */
export const FindingList = ({ sight, grouping, onWaive }: FindingListProps) => {
  const editor = useEditor();
  const lint = useEditorState((s) => s.lint);
  const design = useEditorState((s) => s.design);
  const selection = useEditorState((s) => (sight.onlySelection ? s.selection : undefined));
  const chosen = useEditorState((s) => s.view.finding);
  const readOnly = useEditorState((s) => s.readOnly);
  const [folds, setFolds] = useState(noFolds);
  const { text, severities } = sight;

  const shown = useMemo(
    () => filtered(lint.findings, { text, severities, within: selection }, design),
    [lint, text, severities, selection, design],
  );
  // The finding in focus is never folded away.
  const inFocus = useMemo(() => shown.find((f) => f.key === chosen), [shown, chosen]);
  const opened = useMemo(() => {
    if (inFocus === undefined || grouping !== 'cause') return folds;
    const key = `cause ${causeOf(inFocus)}`;
    return folds.has(key) ? folds : new Map(folds).set(key, true);
  }, [folds, inFocus, grouping]);
  const rows = useMemo(
    () => rowsOf(shown, grouping, { design, rules: byId, folds: opened }),
    [shown, grouping, design, opened],
  );
  const at = chosen === undefined ? -1 : rows.findIndex((row) => row.key === chosen);
  const inSight = chosen === undefined || at < 0 ? undefined : { of: chosen, at };

  if (rows.length === 0) {
    return <Nothing clean={lint.findings.length === 0} empty={design.hosts.length === 0} />;
  }
  return (
    <RowList label="Findings" rows={rows} rowHeight={28} sight={inSight}>
      {(row, place) =>
        row.row === 'heading' ? (
          <HeadingRow
            heading={row}
            place={place}
            fixable={
              !readOnly &&
              row.rule !== undefined &&
              row.findings.slice(0, tried).some((finding) => isFixable(design, finding))
            }
            onFold={() => setFolds(new Map(folds).set(row.key, !row.open))}
            onSelect={() => editor.reveal(mainObjects(row.findings))}
            onExplain={(rule) => editor.show({ rule })}
            onFix={(rule) => editor.show({ fixingAll: rule })}
          />
        ) : (
          <FindingRow
            finding={row.finding}
            design={design}
            place={place}
            inside={row.inside}
            chosen={row.finding.key === chosen}
            fixable={!readOnly && isFixable(design, row.finding)}
            waivable={!readOnly}
            onShow={() => {
              editor.show({ finding: row.finding.key });
              editor.reveal(row.finding.objects.slice(0, 1));
            }}
            onExplain={() => editor.show({ rule: row.finding.rule })}
            onFix={() => editor.show({ fixing: row.finding.key })}
            onWaive={() => onWaive(row.finding)}
          />
        )
      }
    </RowList>
  );
};

const Nothing = ({ clean, empty }: { readonly clean: boolean; readonly empty: boolean }) => (
  <p className="px-4 py-3 text-ink-soft text-xs">
    {empty
      ? 'Nothing to check yet: place a host and its NICs.'
      : clean
        ? 'No findings under this profile.'
        : 'No finding fits the filter.'}
  </p>
);
