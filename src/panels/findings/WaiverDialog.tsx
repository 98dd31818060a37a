import { type FormEvent, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Waiver } from '../../model/design';
import { waive } from '../../model/edits/review';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { draftOf, WaiverFields, waiverFrom } from './WaiverFields';

/** Changes a waiver that is there: its day stays, what it says is new. */
export const WaiverDialog = ({
  waiver,
  onClose,
}: {
  readonly waiver: Waiver;
  readonly onClose: () => void;
}) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const [draft, setDraft] = useState(draftOf(waiver));
  const changed = waiverFrom(draft, waiver);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed === undefined) return;
    editor.commit('Change a waiver', (before) => waive(before, changed), { say: true });
    onClose();
  };
  return (
    <Dialog
      title="Change this waiver"
      onClose={onClose}
      width={480}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="strong" type="submit" form="waiver" disabled={changed === undefined}>
            Change
          </Button>
        </>
      }
    >
      <form id="waiver" onSubmit={submit} className="flex flex-col gap-3 p-4 text-xs">
        <p>
          <span className="font-mono">{waiver.rule}</span>{' '}
          {waiver.target === '*' ? 'everywhere' : `for ${nameOf(design, waiver.target)}`}, waived
          since {waiver.date}
        </p>
        <WaiverFields draft={draft} onChange={setDraft} />
      </form>
    </Dialog>
  );
};
