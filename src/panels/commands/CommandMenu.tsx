import { Command } from 'cmdk';
import { useMemo } from 'react';
import { commands } from '../../editor/commands/index';
import { shortcutWords } from '../../editor/keys';
import { useEditor } from '../../editor/use-editor';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from '../../ui/Kbd';

/** Everything that can be done now, by typing a few letters of it. */
export const CommandMenu = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  // What is possible is asked once, when the menu opens: nothing else happens while it is open.
  const possible = useMemo(() => {
    const state = editor.store.getState();
    return commands.filter((command) => command.id !== 'commands' && command.when(state));
  }, [editor]);
  return (
    <Dialog title="Commands" bare onClose={onClose} width={560}>
      <Command label="Commands" loop className="flex max-h-[60vh] flex-col">
        <Command.Input
          data-first-focus=""
          placeholder="Type a command"
          className="border-line border-b bg-transparent px-4 py-3 text-sm outline-none"
        />
        <Command.List className="min-h-0 flex-1 overflow-auto p-2">
          <Command.Empty className="px-3 py-2 text-ink-soft text-xs">
            Nothing fits these letters.
          </Command.Empty>
          {possible.map((command) => (
            <Command.Item
              key={command.id}
              value={command.id}
              keywords={[command.title, ...(command.keywords ?? [])]}
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
