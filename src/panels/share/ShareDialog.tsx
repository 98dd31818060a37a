import { useDeferredValue, useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { WhatIf } from '../../editor/what-if';
import { encodeLink } from '../../file/link/encode';
import { encodeTimeline, type Timeline } from '../../file/link/timeline';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { copyText } from './copy';
import { linkBudget } from './link-budget';

interface Parts {
  readonly addresses: boolean;
  readonly macs: boolean;
  readonly names: boolean;
}

const switches: readonly (readonly [keyof Parts, string])[] = [
  ['addresses', 'IP addresses and subnets'],
  ['macs', 'MAC addresses'],
  ['names', 'Names and notes'],
];

const withoutNames = ({ steps, at }: WhatIf): Timeline => ({
  at,
  steps: steps.map((step) => ({ do: step.do, keys: step.keys })),
});

/** The whole design as a link: no server, no account; what it holds and how long it is. */
export const ShareDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const selection = useEditorState((s) => s.selection);
  const [parts, setParts] = useState<Parts>({ addresses: true, macs: true, names: true });
  const [atSelection, setAtSelection] = useState(false);
  const whatIf = useEditorState((s) => s.whatIf);
  const hasSteps = whatIf !== undefined && whatIf.steps.length > 0;
  const [withWhatIf, setWithWhatIf] = useState(true);
  const [copied, setCopied] = useState(false);
  const later = useDeferredValue(parts);
  const payload = useMemo(() => encodeLink(design, later), [design, later]);
  const open = selection[0];
  const base = `${location.origin}${location.pathname}`;
  const timeline = useMemo(
    () => (whatIf === undefined ? '' : encodeTimeline(later.names ? whatIf : withoutNames(whatIf))),
    [whatIf, later.names],
  );
  const at = atSelection && open !== undefined ? `&o=${open}` : '';
  const link = `${base}#${payload}${at}${hasSteps && withWhatIf ? `&w=${timeline}` : ''}`;
  const budget = linkBudget(link.length);

  const copy = async () => {
    const done = await copyText(link);
    setCopied(done);
    editor.announce(done ? 'Link copied' : 'The browser did not allow copying');
  };

  return (
    <Dialog
      title="Share as a link"
      onClose={onClose}
      width={580}
      foot={
        <>
          <span role="status" className="mr-auto text-ink-soft text-xs">
            {copied ? 'Copied to the clipboard.' : ''}
          </span>
          <Button onClick={onClose}>Close</Button>
          <Button look="strong" onClick={() => void copy()} disabled={budget.tone === 'tooLong'}>
            Copy link
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 p-4 text-xs">
        <p>
          The design is in the link itself. It opens in any browser, read-only until its reader
          makes it their own; nothing is uploaded.
        </p>
        <label className="flex flex-col gap-1">
          Link
          <textarea
            readOnly
            rows={4}
            value={link}
            className="control resize-none break-all font-mono text-2xs"
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <div className="flex items-center gap-2" data-budget={budget.tone}>
          <meter
            className="w-40"
            aria-label="Length of the link"
            min={0}
            max={8000}
            low={2000}
            high={7999}
            optimum={0}
            value={Math.min(link.length, 8000)}
          />
          <span className="tabular-nums">{link.length.toLocaleString('en')} characters</span>
          <span className="text-ink-soft">{budget.text}</span>
        </div>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="panel-title pb-1">In the link</legend>
          {switches.map(([part, words]) => (
            <label key={part} className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={parts[part]}
                onChange={(event) => {
                  setCopied(false);
                  setParts((before) => ({ ...before, [part]: event.target.checked }));
                }}
              />
              {words}
            </label>
          ))}
          {open !== undefined && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={atSelection}
                onChange={(event) => setAtSelection(event.target.checked)}
              />
              Open at what is selected
            </label>
          )}
          {hasSteps && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={withWhatIf}
                onChange={(event) => {
                  setCopied(false);
                  setWithWhatIf(event.target.checked);
                }}
              />
              Open in what-if, with its timeline
            </label>
          )}
        </fieldset>
        <p className="text-ink-soft">
          A mail or chat service that carries the link keeps what is in it, and some gateways
          rewrite links. For a sensitive design leave out what its reader does not need, or hand
          over the file instead.
        </p>
      </div>
    </Dialog>
  );
};
