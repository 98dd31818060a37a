import { type FormEvent, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Finding } from '../../lint/rule';
import { waive } from '../../model/edits/review';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { draftOf, WaiverFields, waiverFrom } from './WaiverFields';

const today = () => new Date().toISOString().slice(0, 10);

/** Accepts a finding: for one element or everywhere, with a reason, an owner and a date. */
export const WaiveDialog = ({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const target = finding.objects[0];
  const [everywhere, setEverywhere] = useState(target === undefined);
  const [draft, setDraft] = useState(draftOf(undefined));
  const made = waiverFrom(draft, {
    rule: finding.rule,
    target: everywhere || target === undefined ? '*' : target,
    date: today(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (made === undefined) return;
    editor.commit('Waive a finding', (before) => waive(before, made), { say: true });
    onClose();
  };
  return (
    <Dialog
      title="Waive this finding"
      onClose={onClose}
      width={480}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="strong" type="submit" form="waive" disabled={made === undefined}>
            Waive
          </Button>
        </>
      }
    >
      <form id="waive" onSubmit={submit} className="flex flex-col gap-3 p-4 text-xs">
        <p>{finding.text}</p>
        <WaiverFields draft={draft} onChange={setDraft} />
        {target !== undefined && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={everywhere}
              onChange={(event) => setEverywhere(event.target.checked)}
            />
            Everywhere, not only for {nameOf(design, target)}
          </label>
        )}
      </form>
    </Dialog>
  );
};
