import { useMemo } from 'react';
import { unlikeness } from '../../analysis/unlike';
import { foldOrUnfold } from '../../editor/commands/fold';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { foldsOf } from '../../layout/folds';
import { find } from '../../model/find';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { ChangeList } from '../findings/ChangeList';
import { SectionBox } from './SectionBox';

/** Of a host drawn as a card: in what it is not as the host it is like. */
export const Drift = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const fold = useMemo(() => foldsOf(design).get(id), [design, id]);
  const changes = useMemo(() => {
    const host = find(design, 'host', id);
    if (host === undefined || fold?.other === undefined || fold.isAlike) return [];
    return unlikeness(design, host, fold.other);
  }, [design, id, fold]);
  if (fold?.other === undefined) return null;
  return (
    <SectionBox name="drift" title={`Compared with ${fold.other.name}`} stated={0} open>
      {fold.isAlike ? (
        <p className="text-ink-soft">
          NICs, switches, port groups and VMkernel adapters are the same. Addresses, VMs and switch
          ports are its own.
        </p>
      ) : (
        <ChangeList changes={changes} onShow={(to) => editor.reveal([to])} />
      )}
      {!readOnly && (
        <Button look="link" onClick={() => foldOrUnfold(editor, [id])}>
          Draw in full
        </Button>
      )}
    </SectionBox>
  );
};
