import { useMemo, useState } from 'react';
import { isolationMatrixOf, type MatrixCell } from '../../analysis/isolation-matrix';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { hostIdOf } from '../../model/kinds';
import { Dialog } from '../../ui/Dialog';
import { useTopology } from '../elements/use-topology';
import { IsolationDetail } from './IsolationDetail';
import { IsolationTable } from './IsolationTable';
import { levelOrder, levelWords, sharedElements } from './isolation-words';

/** How far each traffic class is from each other one, for a host or for all of them, and through what. */
export const IsolationDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const design = useTopology();
  const selection = useEditorState((s) => s.selection);
  const [scope, setScope] = useState(() => hostIdOf(selection[0] ?? '') ?? '');
  const [chosen, setChosen] = useState<MatrixCell>();
  const matrix = useMemo(
    () =>
      isolationMatrixOf(
        design,
        scope === '' ? design.hosts : design.hosts.filter((host) => host.id === scope),
      ),
    [design, scope],
  );
  const width = Math.max(560, 190 + matrix.classes.length * 62);
  const choose = (cell: MatrixCell) => {
    setChosen(cell);
    editor.reveal(sharedElements(design, cell.isolation));
  };
  return (
    <Dialog title="Isolation of traffic classes" onClose={onClose} aside width={width}>
      <div className="flex flex-col gap-3 p-4 text-xs">
        <label className="flex items-center gap-2 text-ink-soft">
          Of
          <select
            className="control w-auto max-w-80"
            value={scope}
            onChange={(event) => {
              setScope(event.target.value);
              setChosen(undefined);
            }}
          >
            <option value="">
              {design.hosts.length === 1
                ? 'the whole design'
                : `the whole design: the worst of ${design.hosts.length} hosts`}
            </option>
            {design.hosts.map((host) => (
              <option key={host.id} value={host.id}>
                {host.name}
              </option>
            ))}
          </select>
        </label>
        {matrix.classes.length < 2 ? (
          <p className="text-ink-soft">
            {matrix.classes.length === 0
              ? 'No endpoint says what it carries yet: state services of adapters, or connect VMs.'
              : 'There is one traffic class only: nothing to be isolated from.'}
          </p>
        ) : (
          <>
            <div className="overflow-x-auto">
              <IsolationTable matrix={matrix} chosen={chosen} onChoose={choose} />
            </div>
            <Key />
            {chosen === undefined ? (
              <p className="text-ink-soft">
                Choose a cell: it says through what two classes meet, and selects that on the
                canvas.
              </p>
            ) : (
              <IsolationDetail design={design} cell={chosen} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
};

/** From what is closest to what is farthest apart. */
const Key = () => (
  <ul aria-label="Levels" className="flex flex-wrap gap-x-3 gap-y-1 text-2xs text-ink-soft">
    {levelOrder.map((level) => {
      const { letter, long } = levelWords(level);
      return (
        <li key={letter} className="flex items-center gap-1">
          <span
            data-level={level ?? 'unknown'}
            className="level-cell flex size-4! items-center justify-center rounded-sm font-semibold"
          >
            {letter}
          </span>
          {long}
        </li>
      );
    })}
  </ul>
);
