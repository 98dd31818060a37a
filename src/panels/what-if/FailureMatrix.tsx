import { useDeferredValue, useMemo, useState } from 'react';
import { type ElementKind, elementKinds, keyOf } from '../../analysis/failures/elements';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { failedIn } from '../../editor/what-if';
import { rootIdOf } from '../../model/kinds';
import { useTopology } from '../elements/use-topology';
import { firstSight, type MatrixRow, matrixOf, rowsInSight } from './failure-matrix';
import { MatrixGrid } from './MatrixGrid';

/** Every single failure: elements × traffic classes of a host, a cluster or the whole design. */
export const FailureMatrix = () => {
  const editor = useEditor();
  const design = useTopology();
  const whatIf = useEditorState((s) => s.whatIf);
  const [scope, setScope] = useState('');
  const [sight, setSight] = useState(firstSight);
  const later = useDeferredValue(design);
  const matrix = useMemo(() => matrixOf(later, scope === '' ? undefined : scope), [later, scope]);
  const rows = useMemo(() => rowsInSight(matrix.rows, sight), [matrix, sight]);
  const failed = useMemo(() => new Set(failedIn(whatIf)), [whatIf]);
  const lost = rows.filter(({ worst }) => worst === 'lost').length;

  const open = ({ element }: MatrixRow) => {
    const keys = [keyOf(element)];
    editor.suppose((now) => ({ ...now, steps: [{ do: 'fail', keys }], at: 1 }));
    if (element.kind === 'nic' || element.kind === 'card' || element.kind === 'host') {
      editor.ask({ look: 'at', ids: [rootIdOf(element.id)] });
    } else editor.ask({ look: 'all' });
  };

  return (
    <section aria-label="Failure matrix" className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-1.5 pb-1">
        <h2 className="panel-title">Every single failure</h2>
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
        <select
          aria-label="Kind of element"
          className="control w-auto!"
          value={sight.kind ?? ''}
          onChange={(event) => {
            const kind = event.target.value;
            setSight({ ...sight, kind: kind === '' ? undefined : (kind as ElementKind) });
          }}
        >
          <option value="">All kinds</option>
          {Object.entries(elementKinds).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
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
        <span className="flex-1" />
        <span className="text-ink-soft text-xs" role="status">
          {rows.length} elements, {lost} that take a service down
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="px-4 py-2 text-ink-soft text-xs">
          {matrix.rows.length === 0 ? 'Nothing here can fail yet.' : 'Nothing passes the filter.'}
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
