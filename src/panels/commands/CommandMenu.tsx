import { Command } from 'cmdk';
import { useMemo, useState } from 'react';
import { commands } from '../../editor/commands/index';
import { shortcutWords } from '../../editor/keys';
import { useEditor } from '../../editor/use-editor';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from '../../ui/Kbd';
import { fitting } from './fitting';
import { NoHit } from './NoHit';

/** Everything that can be done now, by typing a few letters of it. */
export const CommandMenu = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  // What is possible is asked once, when the menu opens: nothing else happens while it is open.
  const possible = useMemo(() => {
    const state = editor.store.getState();
    return commands.filter((command) => command.id !== 'commands' && command.when(state));
  }, [editor]);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  // The list is a function of what is typed, so that Enter never runs what stood there before.
  const listed = useMemo(() => fitting(possible, words), [possible, words]);
  const isThere = listed.some((command) => command.id === chosen);
  return (
    <Dialog title="Commands" bare onClose={onClose} width={560}>
      <Command
        label="Commands"
        shouldFilter={false}
        loop
        value={isThere ? chosen : (listed[0]?.id ?? '')}
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
          placeholder="Type a command"
          className="border-line border-b bg-transparent px-4 py-3 text-sm outline-none"
        />
        <Command.List className="min-h-0 flex-1 overflow-auto p-2">
          {listed.length === 0 && <NoHit>Nothing fits these letters.</NoHit>}
          {listed.map((command) => (
            <Command.Item
              key={command.id}
              value={command.id}
              onSelect={() => {
                onClose();
                // After the dialog has gone, so that focus and dialogs of the command are not undone by it.
                queueMicrotask(() => command.run(editor));
              }}
              className="menu-row data-[selected=true]:bg-chosen"
            >
              <span className="min-w-0 flex-1 truncate">{command.title}</span>
              {command.shortcut !== undefined && (
                <Kbd keys={shortcutWords(command.shortcut)[0] ?? ''} />
              )}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
};
