import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { useDocuments, useEditor, useEditorState } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ChooseStep } from './ChooseStep';
import { PreviewStep } from './PreviewStep';
import { ReadingStep } from './ReadingStep';
import { RefusedStep } from './RefusedStep';
import { TakeChoice, useJoined } from './TakeChoice';
import { likelyWay, take, type Way } from './take';
import { useImport } from './use-import';
import { useJudgedAhead } from './use-judged-ahead';
import { forgetWaiting } from './waiting-files';

const titles = {
  choose: 'Import what you run today',
  reading: 'Reading …',
  refused: 'Nothing could be imported',
  preview: 'What was found',
} as const;

const takeWords: Readonly<Record<Way, string>> = {
  new: 'Open as a new design',
  add: 'Add to this design',
  refresh: 'Refresh this design',
};

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark';

/** From files of others to a design: choose, read, look at what was found, take it. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const documents = useDocuments();
  const open = useEditorState((s) => (s.isOpen && !s.readOnly ? s.design : undefined));
  const { stage, picture, start, back } = useImport(isDark() ? 'dark' : 'light');
  const [chosen, setChosen] = useState<Way>();
  const result = stage.at === 'preview' ? stage.result : undefined;
  const way =
    open === undefined || result === undefined ? 'new' : (chosen ?? likelyWay(open, result.design));
  const joined = useJoined(way, open, result);
  const questions = way === 'new' ? result?.questions : joined?.questions;
  useJudgedAhead(way === 'new' ? result?.design : joined?.next);

  const body = useRef<HTMLDivElement>(null);
  const before = useRef(stage.at);
  useEffect(() => {
    if (before.current === stage.at) return;
    before.current = stage.at;
    // What had the focus is gone with its step: it goes on at the button that leads on.
    body.current?.closest('dialog')?.querySelector<HTMLElement>('[data-leads-on]')?.focus();
    editor.announce(titles[stage.at]);
  }, [stage.at, editor]);

  const close = () => {
    forgetWaiting();
    onClose();
  };
  const onTake = () => {
    if (result === undefined) return;
    close();
    take(editor, documents, way, result, joined);
    if (questions !== undefined && questions.length > 0)
      editor.show({ questionsOpen: true, inspectorOpen: true });
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData;
    const text = event.clipboardData.getData('text/plain');
    if (files.length > 0) start([...files].map((file) => ({ name: file.name, file })));
    else if (
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLInputElement
    )
      return;
    else if (text.trim() !== '') start([{ name: 'pasted text', file: new Blob([text]) }]);
    else return;
    event.preventDefault();
  };
  const isSame = way !== 'new' && joined?.changes.length === 0;
  return (
    <Dialog
      title={titles[stage.at]}
      onClose={close}
      width={820}
      foot={
        <>
          {(stage.at === 'preview' || stage.at === 'refused') && (
            <Button
              className="mr-auto"
              data-leads-on={stage.at === 'refused' || undefined}
              onClick={back}
            >
              Other files
            </Button>
          )}
          <Button
            data-leads-on={stage.at === 'reading' || undefined}
            onClick={stage.at === 'reading' ? back : close}
          >
            {stage.at === 'choose' || stage.at === 'refused' ? 'Close' : 'Cancel'}
          </Button>
          {result !== undefined && (
            <Button
              look="strong"
              data-leads-on
              disabled={isSame || (way !== 'new' && joined === undefined)}
              onClick={onTake}
            >
              {takeWords[way]}
            </Button>
          )}
        </>
      }
    >
      <div ref={body} onPaste={onPaste}>
        {stage.at === 'choose' && <ChooseStep onFiles={start} />}
        {stage.at === 'reading' && <ReadingStep names={stage.names} reading={stage.reading} />}
        {stage.at === 'refused' && <RefusedStep reason={stage.reason} problems={stage.problems} />}
        {result !== undefined && (
          <div className="flex flex-col gap-4 p-4 text-xs">
            {open !== undefined && (
              <TakeChoice way={way} onChange={setChosen} open={open.name} joined={joined} />
            )}
            <PreviewStep
              result={result}
              picture={picture}
              judgedAs={way === 'new' || open === undefined ? result.design : open}
              questions={questions}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
};
