import { useMemo } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { previewFix } from '../../lint/fix';
import { createLinter } from '../../lint/linter';
import type { Finding } from '../../lint/rule';
import { rules } from '../../rules/index';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SeverityMark } from '../../ui/SeverityMark';
import { ChangeList } from './ChangeList';

/** What a fix would change, what it would solve and what it would cause: read before it is applied. */
export const FixDialog = ({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  // A linter of its own: the session's keeps the state of what is on the canvas.
  const preview = useMemo(
    () => previewFix(rules, createLinter(rules), design, finding),
    [design, finding],
  );
  if (preview === undefined) {
    return (
      <Dialog
        title="No automatic fix"
        onClose={onClose}
        foot={
          <Button look="strong" onClick={onClose}>
            Close
          </Button>
        }
      >
        <p className="p-4 text-xs">
          {rules.find((rule) => rule.id === finding.rule)?.howToFix ?? 'Mend it by hand.'}
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={preview.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="strong"
            data-first-focus=""
            onClick={() => {
              editor.commit(preview.title, () => preview.design, { say: true });
              onClose();
            }}
          >
            Apply
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 p-4 text-xs">
        <p>{finding.text}</p>
        {preview.disruptive && (
          <p className="rounded-md bg-tint-warning px-3 py-2 text-warning">
            On a running system this change interrupts traffic.
          </p>
        )}
        {preview.newErrors.length > 0 && (
          <p className="rounded-md bg-tint-error px-3 py-2 text-error">
            After it there is {preview.newErrors.length === 1 ? 'a new error' : 'new errors'}: see
            below.
          </p>
        )}
        <h3 className="panel-title">Changes</h3>
        <ChangeList changes={preview.changes} />
        <Outcome title="Solves" findings={preview.removed} />
        <Outcome title="Brings up" findings={preview.added} />
      </div>
    </Dialog>
  );
};

const Outcome = ({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
}) =>
  findings.length === 0 ? null : (
    <>
      <h3 className="panel-title">{title}</h3>
      <ul className="flex flex-col gap-1">
        {findings.slice(0, 20).map((f) => (
          <li key={f.key} className="flex items-start gap-2">
            <span className="pt-0.5">
              <SeverityMark severity={f.severity} />
            </span>
            {f.text}
          </li>
        ))}
        {findings.length > 20 && <li className="text-ink-soft">and {findings.length - 20} more</li>}
      </ul>
    </>
  );
