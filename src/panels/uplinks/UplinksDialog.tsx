import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { hostIdOf } from '../../model/kinds';
import { Dialog } from '../../ui/Dialog';
import { useTopology } from '../elements/use-topology';
import { UplinkGrid } from './UplinkGrid';
import { type CellChange, uplinkMatrix, withCells } from './uplink-matrix';

/** Port groups × physical NICs of a host: active, standby and unused, edited like a spreadsheet. */
export const UplinksDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const selected = useEditorState((s) => hostIdOf(s.selection[0] ?? ''));
  const [chosen, setChosen] = useState(selected);
  const [everywhere, setEverywhere] = useState(false);
  const host = design.hosts.find(({ id }) => id === chosen) ?? design.hosts[0];
  const matrix = useMemo(
    () => (host === undefined ? undefined : uplinkMatrix(design, host)),
    [design, host],
  );
  const change = (changes: readonly CellChange[], title: string) => {
    if (host === undefined || changes.length === 0) return;
    editor.commit(title, (d) => withCells(d, host.id, changes, everywhere));
    editor.announce(title);
  };
  return (
    <Dialog title="Uplink matrix" onClose={onClose} width={720} aside>
      <div className="flex flex-col gap-2 p-4">
        {host === undefined || matrix === undefined ? (
          <p className="text-ink-soft text-xs">No host yet.</p>
        ) : (
          <>
            <div className="flex flex-wrap items-center gap-3 text-xs">
              <select
                aria-label="Host"
                className="control w-auto!"
                value={host.id}
                onChange={(event) => setChosen(event.target.value)}
              >
                {design.hosts.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              {design.hosts.length > 1 && (
                <label className="flex items-center gap-1.5">
                  <input
                    type="checkbox"
                    checked={everywhere}
                    disabled={readOnly}
                    onChange={(event) => setEverywhere(event.target.checked)}
                  />
                  The same on every host, by name
                </label>
              )}
            </div>
            {matrix.rows.length === 0 ? (
              <p className="text-ink-soft text-xs">No port group of this host has an uplink.</p>
            ) : (
              <UplinkGrid matrix={matrix} readOnly={readOnly} onChange={change} />
            )}
            <p className="text-2xs text-ink-soft">
              Arrows move; A, S and U set active, standby and unused; Space or a click goes to the
              next of them. Cells of a spreadsheet can be pasted. A distributed switch has one order
              for all its hosts.
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
};
