import { Command } from 'cmdk';
import { useDeferredValue, useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { Dialog } from '../../ui/Dialog';
import { NoHit } from './NoHit';
import { search } from './search';

/** Finds any element by its name, address, MAC or VLAN and brings it into view. */
export const FindDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const later = useDeferredValue(words);
  const hits = useMemo(() => search(design, later), [design, later]);
  const isThere = hits.some((hit) => hit.id === chosen);
  const go = (id: string | undefined) => {
    if (id === undefined) return;
    onClose();
    editor.reveal([id]);
  };
  return (
    <Dialog title="Find" bare onClose={onClose} width={560}>
      <Command
        label="Find"
        shouldFilter={false}
        loop
        value={isThere ? chosen : (hits[0]?.id ?? '')}
        onValueChange={setChosen}
        className="flex max-h-[60vh] flex-col"
      >
        <Command.Input
          data-first-focus=""
          value={words}
          onValueChange={(text) => {
            setWords(text);
            setChosen('');
          }}
          onKeyDown={(event) => {
            // The list comes after the typing: who types fast means what was typed, not what is listed.
            if (event.key !== 'Enter' || later === words) return;
            event.preventDefault();
            go(search(design, words, 1)[0]?.id);
          }}
          placeholder="Name, IP, MAC, or “vlan 20”"
          className="border-line border-b bg-transparent px-4 py-3 text-sm outline-none"
        />
        <Command.List className="min-h-0 flex-1 overflow-auto p-2">
          {hits.length === 0 && (
            <NoHit>
              {later.trim() === ''
                ? 'Hosts, NICs, networks, addresses: a few letters are enough.'
                : 'Nothing in this design is called that.'}
            </NoHit>
          )}
          {hits.map((hit) => (
            <Command.Item
              key={hit.id}
              value={hit.id}
              onSelect={() => go(hit.id)}
              className="menu-row data-[selected=true]:bg-chosen"
            >
              <span className="min-w-0 flex-1 truncate">{hit.path}</span>
              <span className="shrink-0 text-ink-soft">{hit.because ?? hit.what}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
};
