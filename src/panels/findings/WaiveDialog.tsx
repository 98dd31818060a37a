import { type FormEvent, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Finding } from '../../lint/rule';
import type { Waiver } from '../../model/design';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

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
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState('');
  const [expires, setExpires] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const waiver: Waiver = {
      rule: finding.rule,
      target: everywhere || target === undefined ? '*' : target,
      reason: reason.trim(),
      owner: owner.trim(),
      date: today(),
      ...(expires === '' ? {} : { expires }),
    };
    editor.commit(
      'Waive a finding',
      (before) => ({
        ...before,
        review: { ...before.review, waivers: [...before.review.waivers, waiver] },
      }),
      { say: true },
    );
    onClose();
  };
  const isReady = reason.trim() !== '' && owner.trim() !== '';
  return (
    <Dialog
      title="Waive this finding"
      onClose={onClose}
      width={480}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="strong" type="submit" form="waive" disabled={!isReady}>
            Waive
          </Button>
        </>
      }
    >
      <form id="waive" onSubmit={submit} className="flex flex-col gap-3 p-4 text-xs">
        <p>{finding.text}</p>
        <label className="flex flex-col gap-1">
          Reason
          <textarea
            required
            maxLength={2000}
            rows={3}
            className="control"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <label className="flex flex-col gap-1">
          Owner
          <input
            required
            maxLength={200}
            className="control"
            value={owner}
            onChange={(event) => setOwner(event.target.value)}
          />
        </label>
        <label className="flex flex-col gap-1">
          Expires (optional)
          <input
            type="date"
            className="control"
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        </label>
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
