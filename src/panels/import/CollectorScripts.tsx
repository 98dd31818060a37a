import { useEffect, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { Tabs } from '../../ui/Tabs';
import { copyText } from '../share/copy';
import { type Collector, collectors } from './collectors';

/** How to get an export in a minute: what to press, or a script to copy. */
export const CollectorScripts = () => {
  const [chosen, setChosen] = useState(collectors[0]?.id ?? '');
  const collector = collectors.find(({ id }) => id === chosen);
  return (
    <section aria-labelledby="collectors" className="flex flex-col gap-2">
      <h3 id="collectors" className="panel-title">
        See your own estate in a minute
      </h3>
      <Tabs
        label="Ways to get an export"
        tabs={collectors.map(({ id, title }) => ({ id, title }))}
        chosen={chosen}
        onChoose={setChosen}
      >
        {collector !== undefined && <Script key={collector.id} collector={collector} />}
      </Tabs>
    </section>
  );
};

const Script = ({ collector }: { readonly collector: Collector }) => {
  const editor = useEditor();
  const [copied, setCopied] = useState('');
  const { text, fileName } = collector;
  const [code, setCode] = useState(collector.code);
  useEffect(() => {
    if (fileName === undefined) return;
    void import('./collector-files').then((m) => setCode(m.collectorFiles[fileName]));
  }, [fileName]);
  return (
    <div className="flex flex-col gap-2 pt-2 text-xs">
      <p>{text}</p>
      {code !== undefined && (
        <>
          <textarea
            readOnly
            aria-label={`${collector.title} script`}
            value={code}
            rows={Math.min(9, code.split('\n').length + 1)}
            wrap="off"
            spellCheck={false}
            className="control resize-y overflow-auto whitespace-pre font-mono text-2xs"
          />
          <div className="flex items-center gap-2">
            <Button
              onClick={() =>
                void copyText(code).then((done) =>
                  setCopied(done ? 'Copied.' : 'The browser did not allow copying.'),
                )
              }
            >
              Copy
            </Button>
            {fileName !== undefined && (
              <Button onClick={() => editor.outside.saveFile(fileName, code)}>
                Save {fileName}
              </Button>
            )}
            <span role="status" className="text-ink-soft">
              {copied}
            </span>
          </div>
        </>
      )}
    </div>
  );
};
