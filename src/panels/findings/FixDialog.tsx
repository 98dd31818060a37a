import { useMemo, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import { previewFix } from '../../lint/fix';
import type { Finding } from '../../lint/rule';
import { rules } from '../../rules/index';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FixOutcome } from './FixOutcome';
import { previewLinter } from './own-linter';
import { usePreview } from './use-preview';

/** What a fix would change, what it would solve and what it would cause: seen before it is kept. */
export const FixDialog = ({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) => {
  const editor = useEditor();
  // What is on the canvas while this is open is the design with the fix.
  const [design] = useState(() => editor.store.getState().design);
  const preview = useMemo(
    () => previewFix(rules, previewLinter(), design, finding),
    [design, finding],
  );
  const keep = usePreview(preview);
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
      aside
      width={440}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="strong"
            autoFocus
            onClick={() => {
              keep();
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
        <FixOutcome preview={preview} />
      </div>
    </Dialog>
  );
};
