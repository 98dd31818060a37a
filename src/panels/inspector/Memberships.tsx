import { useEditor, useEditorState } from '../../editor/use-editor';
import { leave } from '../../model/edits/disconnect';
import { join, serve, unbind } from '../../model/edits/uplinks';
import { find, nameOf } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { PickField } from '../../ui/fields/PickField';
import { useTopology } from '../elements/use-topology';
import { Subsection } from './Subsection';
import { fieldSource } from './source-words';

/** A host's part in distributed switches: which NIC serves which uplink or LAG. */
export const Memberships = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const host = find(design, 'host', id);
  if (host === undefined || design.distributedSwitches.length === 0) return null;
  const from = fieldSource(design, [id], ['memberships']);
  const others = design.distributedSwitches.filter(
    (one) => !host.memberships.some((m) => m.switchId === one.id),
  );
  return (
    <Subsection title="Distributed switches" count={host.memberships.length}>
      {from !== undefined && <p className="text-2xs text-ink-faint">{from}</p>}
      {host.memberships.map((membership) => {
        const distributed = find(design, 'distributedSwitch', membership.switchId);
        if (distributed === undefined) return null;
        return (
          <div
            key={distributed.id}
            className="flex flex-col gap-1.5 rounded-md border border-line p-2"
          >
            <div className="flex items-center justify-between gap-2 text-xs">
              <button
                type="button"
                className="min-w-0 truncate font-medium hover:underline"
                onClick={() => editor.reveal([distributed.id])}
              >
                {distributed.name}
              </button>
              {!readOnly && (
                <Button
                  look="link"
                  onClick={() =>
                    editor.commit(
                      `Take ${host.name} out of ${distributed.name}`,
                      (d) => leave(d, id, distributed.id),
                      { say: true },
                    )
                  }
                >
                  Leave
                </Button>
              )}
            </div>
            {[...distributed.uplinks, ...(distributed.lags ?? [])].map((uplink) => {
              const served = membership.uplinks.filter((u) => u.uplinkId === uplink.id);
              const isLag = kindOf(uplink.id) === 'lag';
              const places = isLag ? [...served, undefined] : [served[0]];
              return places.map((assigned, i) => (
                <PickField
                  key={`${uplink.id}/${assigned?.nicId ?? 'free'}`}
                  label={i === 0 ? uplink.name : ''}
                  text={assigned === undefined ? undefined : nameOf(design, assigned.nicId)}
                  chosen={assigned?.nicId}
                  stated={assigned !== undefined}
                  unset="no NIC"
                  disabled={readOnly}
                  options={() =>
                    host.nics.map((nic) => ({
                      id: nic.id,
                      text: nic.name,
                      detail: usageOf(design, id, nic.id),
                    }))
                  }
                  empty="The host has no NICs yet."
                  onClear={
                    assigned === undefined
                      ? undefined
                      : () =>
                          editor.commit(
                            `Take ${nameOf(design, assigned.nicId)} off ${uplink.name}`,
                            (d) => unbind(d, assigned.nicId),
                          )
                  }
                  onCommit={(nic) =>
                    editor.commit(`${nameOf(design, nic)} on ${uplink.name}`, (d) =>
                      serve(
                        assigned === undefined ? d : unbind(d, assigned.nicId),
                        nic,
                        distributed.id,
                        uplink.id,
                      ),
                    )
                  }
                />
              ));
            })}
          </div>
        );
      })}
      {!readOnly &&
        others.map((one) => (
          <Button
            key={one.id}
            look="bare"
            onClick={() =>
              editor.commit(`Add ${host.name} to ${one.name}`, (d) => join(d, id, one.id))
            }
          >
            Join {one.name}
          </Button>
        ))}
    </Subsection>
  );
};

const usageOf = (design: Parameters<typeof find>[0], hostId: string, nicId: string): string => {
  const host = find(design, 'host', hostId);
  const local = host?.switches.find((s) => s.uplinks.includes(nicId));
  if (local !== undefined) return `on ${local.name}`;
  const spanning = host?.memberships.find((m) => m.uplinks.some((u) => u.nicId === nicId));
  return spanning === undefined ? 'free' : `on ${nameOf(design, spanning.switchId)}`;
};
