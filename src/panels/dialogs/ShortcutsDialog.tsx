import { commands } from '../../editor/commands/index';
import { shortcutWords } from '../../editor/keys';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from '../../ui/Kbd';

const byHand: readonly (readonly [string, string])[] = [
  ['Pan', 'Space + drag'],
  ['Zoom', 'Ctrl + wheel'],
  ['Add to the selection', 'Shift + click'],
  ['Duplicate by dragging', 'Alt + drag'],
  ['Next region', 'F6'],
  ['Leave', 'Esc'],
];

/** Every shortcut, read from the commands themselves. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keyboard and mouse" onClose={onClose} width={720}>
    <dl className="columns-2 gap-8 p-4 text-xs">
      {commands
        .filter((command) => command.shortcut !== undefined)
        .map((command) => (
          <Row key={command.id} what={command.title} keys={shortcutWords(command.shortcut ?? '')} />
        ))}
      {byHand.map(([what, keys]) => (
        <Row key={what} what={what} keys={[keys]} />
      ))}
    </dl>
  </Dialog>
);

const Row = ({ what, keys }: { readonly what: string; readonly keys: readonly string[] }) => (
  <div className="flex items-center gap-2 py-1">
    <dt className="min-w-0 flex-1 truncate">{what}</dt>
    <dd className="flex gap-1">
      {keys.map((key) => (
        <Kbd key={key} keys={key} />
      ))}
    </dd>
  </div>
);
