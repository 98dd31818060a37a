import { useDeferredValue, useMemo, useState } from 'react';
import { type ElementKind, elementKinds, keyOf } from '../../analysis/failures/elements';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { failedIn } from '../../editor/what-if';
import { hostIdOf, rootIdOf } from '../../model/kinds';
import { useTopology } from '../elements/use-topology';
import {
  doubleMatrixOf,
  firstSight,
  type Matrix,
  type MatrixRow,
  matrixOf,
  rowsInSight,
} from './failure-matrix';
import { MatrixGrid } from './MatrixGrid';

/** Every single failure: elements × traffic classes of a host, a cluster or the whole design. */
export const FailureMatrix = () => {
  const editor = useEditor();
  const design = useTopology();
  const whatIf = useEditorState((s) => s.whatIf);
  const [scope, setScope] = useState('');
  const [sight, setSight] = useState(firstSight);
  const later = useDeferredValue(design);
  const { kind, second, withAlone } = sight;
  const of = scope === '' ? undefined : scope;
  const matrix = useMemo(
    () =>
      second === undefined
        ? matrixOf(later, of)
        : doubleMatrixOf(later, of, [kind ?? 'nic', second], withAlone),
    [later, of, kind, second, withAlone],
  );
  const rows = useMemo(() => rowsInSight(matrix.rows, sight), [matrix, sight]);
  const failed = useMemo(() => new Set(failedIn(whatIf)), [whatIf]);
  const lost = rows.filter(({ worst }) => worst === 'lost').length;

  const open = ({ elements }: MatrixRow) => {
    const keys = elements.map(keyOf);
    editor.suppose((now) => ({ ...now, steps: [{ do: 'fail', keys }], at: 1 }));
    const hosts = elements.filter(({ id }) => hostIdOf(id) !== undefined);
    if (hosts.length === elements.length) {
      editor.ask({ look: 'at', ids: hosts.map(({ id }) => rootIdOf(id)) });
    } else editor.ask({ look: 'all' });
  };

  return (
    <section aria-label="Failure matrix" className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-1.5 pb-1">
        <h2 className="panel-title">
          {second === undefined ? 'Every single failure' : 'Every double failure'}
        </h2>
        <select
          aria-label="Of what"
          className="control w-auto! max-w-48"
          value={scope}
          onChange={(event) => setScope(event.target.value)}
        >
          <option value="">Whole design</option>
          {design.clusters.map(({ id, name }) => (
            <option key={id} value={id}>
              Cluster {name}
            </option>
          ))}
          {design.hosts.map(({ id, name }) => (
            <option key={id} value={id}>
              Host {name}
            </option>
          ))}
        </select>
        <KindChoice
          label="Kind of element"
          none="All kinds"
          kind={kind ?? (second === undefined ? undefined : 'nic')}
          onChoose={(chosen) => setSight({ ...sight, kind: chosen })}
        />
        <KindChoice
          label="And at the same time"
          none="Alone"
          kind={second}
          onChoose={(chosen) =>
            setSight({
              ...sight,
              second: chosen,
              kind: chosen === undefined ? kind : (kind ?? 'nic'),
            })
          }
        />
        <input
          type="search"
          aria-label="Filter by name"
          placeholder="Filter"
          className="control w-36!"
          value={sight.text}
          onChange={(event) => setSight({ ...sight, text: event.target.value })}
        />
        <label className="flex items-center gap-1.5 text-xs">
          <input
            type="checkbox"
            checked={sight.onlyLost}
            onChange={(event) => setSight({ ...sight, onlyLost: event.target.checked })}
          />
          Only what takes a service down
        </label>
        {second !== undefined && (
          <label className="flex items-center gap-1.5 text-xs">
            <input
              type="checkbox"
              checked={withAlone}
              onChange={(event) => setSight({ ...sight, withAlone: event.target.checked })}
            />
            Also what one of them does alone
          </label>
        )}
        <span className="flex-1" />
        <span className="text-ink-soft text-xs" role="status">
          {rows.length} {second === undefined ? 'elements' : 'pairs'}, {lost} that take a service
          down
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="px-4 py-2 text-ink-soft text-xs">
          {emptyWords(matrix, second !== undefined)}
        </p>
      ) : (
        <MatrixGrid
          classes={matrix.classes}
          rows={rows}
          failed={failed}
          sort={sight.sort}
          onSort={(sort) => setSight({ ...sight, sort })}
          onOpen={open}
        />
      )}
    </section>
  );
};

const emptyWords = ({ rows, tooMany }: Matrix, isDouble: boolean): string => {
  if (tooMany !== undefined) {
    return `${tooMany.toLocaleString('en')} pairs are too many to read: choose a host or a cluster.`;
  }
  if (rows.length > 0) return 'Nothing passes the filter.';
  return isDouble
    ? 'Two of these at once do nothing that one of them does not do alone.'
    : 'Nothing here can fail yet.';
};

/** One kind of element, or none. */
const KindChoice = ({
  label,
  none,
  kind,
  onChoose,
}: {
  readonly label: string;
  readonly none: string;
  readonly kind: ElementKind | undefined;
  readonly onChoose: (kind: ElementKind | undefined) => void;
}) => (
  <select
    aria-label={label}
    data-tip={label}
    className="control w-auto! max-w-44"
    value={kind ?? ''}
    onChange={(event) => {
      const { value } = event.target;
      onChoose(value === '' ? undefined : (value as ElementKind));
    }}
  >
    <option value="">{none}</option>
    {Object.entries(elementKinds).map(([id, words]) => (
      <option key={id} value={id}>
        {none === 'Alone' ? `+ ${words}` : words}
      </option>
    ))}
  </select>
);
