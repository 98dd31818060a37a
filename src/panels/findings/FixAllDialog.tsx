import { useEffect, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import type { FixProgress } from '../../lint/fix';
import { type FixAllPreview, previewFixAll } from '../../lint/fix-all';
import { rules } from '../../rules/index';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Findings, FixOutcome } from './FixOutcome';
import { inSlices } from './in-slices';
import { previewLinter } from './own-linter';
import { usePreview } from './use-preview';

type Made = { readonly preview: FixAllPreview | undefined };

/** All findings of a rule mended at once: counted and told before it is kept, one step to undo. */
export const FixAllDialog = ({
  rule: ruleId,
  onClose,
}: {
  readonly rule: string;
  readonly onClose: () => void;
}) => {
  const editor = useEditor();
  const [design] = useState(() => editor.store.getState().design);
  const [made, setMade] = useState<Made>();
  const [progress, setProgress] = useState<FixProgress>();
  // A thousand hosts take a moment: the page goes on meanwhile, and leaving the dialog ends it.
  useEffect(
    () =>
      inSlices(previewFixAll(rules, previewLinter(), design, ruleId), setProgress, (preview) =>
        setMade({ preview }),
      ),
    [design, ruleId],
  );
  const preview = made?.preview;
  const keep = usePreview(preview);
  const rule = rules.find(({ id }) => id === ruleId);
  return (
    <Dialog
      title={rule === undefined ? 'Fix all' : `Fix all: ${rule.title}`}
      onClose={onClose}
      aside
      width={440}
      foot={
        <>
          <Button onClick={onClose}>
            {made !== undefined && preview === undefined ? 'Close' : 'Cancel'}
          </Button>
          {preview !== undefined && (
            <Button
              look="strong"
              autoFocus
              onClick={() => {
                keep();
                onClose();
              }}
            >
              Apply to all
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 p-4 text-xs" aria-live="polite">
        {made === undefined ? (
          <Working progress={progress} />
        ) : preview === undefined ? (
          <p>
            None of these findings has an automatic fix here. {rule?.howToFix ?? 'Mend it by hand.'}
          </p>
        ) : (
          <>
            <p>
              {countWords(preview.fixed.length)} mended with {preview.changes.length}{' '}
              {preview.changes.length === 1 ? 'change' : 'changes'}
              {preview.left.length === 0 ? '.' : `; ${preview.left.length} to be mended by hand.`}
            </p>
            <FixOutcome preview={preview} />
            <Findings title="To be mended by hand" findings={preview.left} />
          </>
        )}
      </div>
    </Dialog>
  );
};

const Working = ({ progress }: { readonly progress: FixProgress | undefined }) => (
  <>
    <p className="text-ink-soft">Working out the changes …</p>
    {progress !== undefined && (
      <progress
        className="w-full"
        aria-label="Findings looked at"
        value={progress.tried}
        max={progress.of}
      />
    )}
  </>
);

const countWords = (count: number): string =>
  count === 1 ? '1 finding is' : `${count} findings are`;
