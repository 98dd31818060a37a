import { FileInput, ShieldCheck } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { Button } from '../../ui/Button';
import { CollectorScripts } from './CollectorScripts';
import { filesOfList } from './files-of-drop';
import type { NamedFile } from './messages';
import { PatternsTable } from './PatternsTable';

/** Lets the person choose files, or a folder with all that is in it. */
const choose = (isFolder: boolean, onFiles: (files: readonly NamedFile[]) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.addEventListener('change', () => onFiles(filesOfList(input.files ?? [])));
  input.click();
};

/** The first step: drop, paste or choose; and how to get something to drop. */
export const ChooseStep = ({
  onFiles,
}: {
  readonly onFiles: (files: readonly NamedFile[]) => void;
}) => {
  const [isOver, setIsOver] = useState(false);
  const [text, setText] = useState('');
  // The drop itself is taken where all drops on the window are.
  const over = (is: boolean) => (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) setIsOver(is);
  };
  const paste = () => onFiles([{ name: 'pasted text', file: new Blob([text]) }]);
  return (
    <section
      aria-label="Files to import"
      className="flex flex-col gap-5 p-4 text-xs"
      onDragEnter={over(true)}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={over(false)}
    >
      <div
        data-over={isOver || undefined}
        className="flex flex-col items-center gap-3 rounded-xl border border-line-strong border-dashed bg-raised px-6 py-6 text-center data-over:border-accent data-over:bg-chosen"
      >
        <FileInput size={24} aria-hidden="true" className="text-link" />
        <p className="font-medium text-sm">Drop an export of your estate here</p>
        <p className="max-w-lg text-ink-soft">
          RVTools (.xlsx, CSV, zip), vSphere API as JSON (our collector, PowerCLI, govc, pyVmomi),
          esxcli output, vDocumentation, Hyper-V and Azure Local, VCF specifications. One file, many
          or a folder: the format is found by looking.
        </p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button
            look="strong"
            data-first-focus
            data-leads-on
            onClick={() => choose(false, onFiles)}
          >
            Choose files…
          </Button>
          <Button onClick={() => choose(true, onFiles)}>Choose a folder…</Button>
        </div>
        <p className="flex items-center gap-1.5 font-medium">
          <ShieldCheck size={14} aria-hidden="true" className="text-[var(--c-good)]" />
          Nothing leaves this browser. Secrets, licences, serials and annotations are not read.
        </p>
      </div>
      <div className="flex flex-col gap-1.5">
        <label htmlFor="import-paste" className="panel-title">
          Or paste what a command printed
        </label>
        <textarea
          id="import-paste"
          rows={3}
          value={text}
          spellCheck={false}
          wrap="off"
          placeholder="esxcli network nic list …, JSON, CSV"
          className="control resize-y overflow-auto whitespace-pre font-mono"
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button disabled={text.trim() === ''} onClick={paste}>
            Import the pasted text
          </Button>
        </div>
      </div>
      <CollectorScripts />
      <PatternsTable />
    </section>
  );
};
