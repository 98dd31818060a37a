import { lazy, Suspense, useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Finding } from '../../lint/rule';
import type { Severity } from '../../model/design';
import { rules } from '../../rules/index';
import { SeverityMark } from '../../ui/SeverityMark';
import { Tabs } from '../../ui/Tabs';
import { isFixable } from '../elements/fixable';
import { FindingRow } from './FindingRow';
import { filtered, type Grouping, rowsOf } from './listing';
import { ProfileChoice } from './ProfileChoice';
import { Questions } from './Questions';
import { RowList } from './RowList';
import { Waived } from './Waived';

const FixDialog = lazy(() => import('./FixDialog').then((m) => ({ default: m.FixDialog })));
const WaiveDialog = lazy(() => import('./WaiveDialog').then((m) => ({ default: m.WaiveDialog })));

const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
const all: readonly Severity[] = ['error', 'warning', 'info'];
const plural: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
};

type Tab = 'findings' | 'unknown' | 'waived';

/** What is wrong, like the Problems list of an editor. */
export const FindingsPanel = () => {
  const editor = useEditor();
  const lint = useEditorState((s) => s.lint);
  const design = useEditorState((s) => s.design);
  const selection = useEditorState((s) => s.selection);
  const chosen = useEditorState((s) => s.view.finding);
  const readOnly = useEditorState((s) => s.readOnly);
  const [tab, setTab] = useState<Tab>('findings');
  const [severities, setSeverities] = useState(all);
  const [text, setText] = useState('');
  const [onlySelection, setOnlySelection] = useState(false);
  const [grouping, setGrouping] = useState<Grouping>('none');
  const [fixing, setFixing] = useState<Finding>();
  const [waiving, setWaiving] = useState<Finding>();

  const shown = useMemo(
    () =>
      filtered(
        lint.findings,
        { text, severities, within: onlySelection ? selection : undefined },
        design,
      ),
    [lint, text, severities, onlySelection, selection, design],
  );
  const rows = useMemo(() => rowsOf(shown, grouping, design, titles), [shown, grouping, design]);

  const show = (finding: Finding) => {
    editor.show({ finding: finding.key });
    editor.reveal(finding.objects.slice(0, 1));
  };

  return (
    <section aria-label="Findings" className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-1.5 pb-1">
        <Tabs<Tab>
          label="Findings"
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { id: 'findings', title: `Findings ${lint.findings.length}` },
            { id: 'unknown', title: `Not said ${lint.questions.length}` },
            { id: 'waived', title: `Waived ${lint.waived.length}` },
          ]}
        >
          {null}
        </Tabs>
        {tab === 'findings' && (
          <>
            <fieldset className="flex items-center gap-1" aria-label="Severities shown">
              {all.map((severity) => {
                const count = lint.counts[severity];
                return (
                  <button
                    key={severity}
                    type="button"
                    aria-pressed={severities.includes(severity)}
                    onClick={() =>
                      setSeverities((before) =>
                        before.includes(severity)
                          ? before.filter((s) => s !== severity)
                          : all.filter((s) => s === severity || before.includes(s)),
                      )
                    }
                    className="flex min-h-6 items-center gap-1.5 rounded-md px-1.5 text-ink-soft text-xs hover:bg-hover aria-[pressed=false]:line-through"
                  >
                    <SeverityMark severity={severity} labelled={false} size={10} />
                    {count} {plural[severity][count === 1 ? 0 : 1]}
                  </button>
                );
              })}
            </fieldset>
            <input
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="Filter"
              aria-label="Filter findings"
              className="control max-w-40"
            />
            <label className="flex items-center gap-1.5 text-ink-soft text-xs">
              <input
                type="checkbox"
                checked={onlySelection}
                onChange={(event) => setOnlySelection(event.target.checked)}
              />
              Selection only
            </label>
            <label className="flex items-center gap-1.5 text-ink-soft text-xs">
              Group
              <select
                className="control w-auto"
                value={grouping}
                onChange={(event) => setGrouping(event.target.value as Grouping)}
              >
                <option value="none">None</option>
                <option value="rule">Rule</option>
                <option value="host">Host</option>
                <option value="element">Element</option>
              </select>
            </label>
          </>
        )}
        <span className="flex-1" />
        <ProfileChoice />
      </header>
      {tab === 'unknown' ? (
        <Questions />
      ) : tab === 'waived' ? (
        <Waived />
      ) : rows.length === 0 ? (
        <Nothing clean={lint.findings.length === 0} empty={design.hosts.length === 0} />
      ) : (
        <RowList label="Findings" rows={rows} rowHeight={28}>
          {(row, place) =>
            row.row === 'heading' ? (
              <li
                {...place.item}
                className="absolute inset-x-0 flex items-center gap-2 px-4 font-semibold text-ink-soft text-xs"
              >
                <span className="truncate">{row.title}</span>
                <span className="tabular-nums">{row.count}</span>
              </li>
            ) : (
              <FindingRow
                finding={row.finding}
                design={design}
                place={place}
                chosen={row.finding.key === chosen}
                fixable={!readOnly && isFixable(design, row.finding)}
                waivable={!readOnly}
                onShow={() => show(row.finding)}
                onExplain={() => editor.show({ rule: row.finding.rule })}
                onFix={() => setFixing(row.finding)}
                onWaive={() => setWaiving(row.finding)}
              />
            )
          }
        </RowList>
      )}
      <Suspense>
        {fixing !== undefined && (
          <FixDialog finding={fixing} onClose={() => setFixing(undefined)} />
        )}
        {waiving !== undefined && (
          <WaiveDialog finding={waiving} onClose={() => setWaiving(undefined)} />
        )}
      </Suspense>
    </section>
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
