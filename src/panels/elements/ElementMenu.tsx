import { useMemo, useRef, useState } from 'react';
import { foldOrUnfold } from '../../editor/commands/fold';
import { commandById } from '../../editor/commands/index';
import { mayReceive, maySend, startTrace } from '../../editor/commands/trace';
import { failOrRestore } from '../../editor/commands/what-if';
import { failingKey } from '../../editor/failing-key';
import { shortcutWords } from '../../editor/keys';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { disconnecting } from '../../model/edits/disconnect';
import { kindOf } from '../../model/kinds';
import { Menu, type MenuEntry } from '../../ui/Menu';
import { Picker } from '../../ui/Picker';
import { addHere, connect, connectOptions, disconnect } from './actions';
import { KindIcon } from './KindIcon';
import { addable } from './placeable';
import { useTopology } from './use-topology';

export type MenuPart = 'all' | 'add' | 'connect';

interface ElementMenuProps {
  /** Element id, or `d1@h1`; undefined for the design itself. */
  readonly id: string | undefined;
  readonly part?: MenuPart;
  readonly at: { readonly x: number; readonly y: number; readonly height?: number };
  readonly onClose: () => void;
  /** Opens the name for editing where the menu was opened. */
  readonly onRename?: () => void;
}

const onThing = ['cut', 'copy', 'paste', 'duplicate', 'delete'] as const;
const onPlane = ['paste', 'select-all', 'find', 'fit'] as const;

/** Everything that can be done with an element, without a pointer: add, connect, rename, copy, delete. */
export const ElementMenu = ({ id, part = 'all', at, onClose, onRename }: ElementMenuProps) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const [shown, setShown] = useState<MenuPart>(part);
  const goesOn = useRef(false);
  const adds = useMemo(() => addable(design, id), [design, id]);
  const options = useMemo(
    () => (shown === 'connect' && id !== undefined ? connectOptions(design, id) : []),
    [design, id, shown],
  );
  if (shown === 'connect' && id !== undefined) {
    return (
      <Picker
        label="Connect to"
        options={options}
        at={{ width: 300, height: 0, ...at }}
        empty="Nothing here can take a connection from it."
        onPick={(to) => connect(editor, id, to)}
        onClose={onClose}
      />
    );
  }
  const addEntries = adds.map(
    (item): MenuEntry => ({
      id: `add-${item.what}`,
      title: `Add ${item.text}`,
      icon: <KindIcon kind={item.kind} />,
      run: () => addHere(editor, item.what, id),
    }),
  );
  const state = editor.store.getState();
  const loose = id === undefined ? undefined : disconnecting(design, id);
  const entries: readonly MenuEntry[] =
    shown === 'add'
      ? addEntries
      : [
          ...(readOnly ? [] : addEntries),
          ...(readOnly ? [] : [{ id: 's1', separator: true } as const]),
          ...(readOnly || id === undefined
            ? []
            : [
                {
                  id: 'connect',
                  title: 'Connect to…',
                  run: () => {
                    goesOn.current = true;
                    setShown('connect');
                  },
                },
                {
                  id: 'disconnect',
                  title: loose?.ok === true ? loose.title : 'Disconnect',
                  disabled: loose?.ok !== true,
                  run: () => disconnect(editor, id),
                },
                { id: 's2', separator: true } as const,
              ]),
          ...(onRename === undefined || readOnly || id === undefined
            ? []
            : [{ id: 'rename', title: 'Rename', shortcut: 'F2', run: onRename }]),
          ...(id === undefined ? onPlane : onThing).flatMap((name): MenuEntry[] => {
            const command = commandById(name);
            return command === undefined
              ? []
              : [
                  {
                    id: name,
                    title: command.title,
                    shortcut: shortcutWords(command.shortcut ?? '')[0],
                    disabled: !command.when(state),
                    run: () => void command.run(editor),
                  },
                ];
          }),
          ...(id === undefined ? [] : [{ id: 's3', separator: true } as const]),
          ...(readOnly || id === undefined || kindOf(id) !== 'host'
            ? []
            : [
                {
                  id: 'card',
                  title: state.design.folded?.includes(id) ? 'Draw in full' : 'Draw as a card',
                  shortcut: 'E',
                  run: () => foldOrUnfold(editor, [id]),
                },
              ]),
          ...(id === undefined || failingKey(design, id) === undefined
            ? []
            : [
                {
                  id: 'fail',
                  title: 'Fail or restore this (what-if)',
                  shortcut: 'F',
                  run: () => failOrRestore(editor, [id]),
                },
              ]),
          ...(maySend(id) || mayReceive(id)
            ? [
                {
                  id: 'trace',
                  title: maySend(id) ? 'Trace a path from here…' : 'Trace a path to here…',
                  shortcut: 'T',
                  run: () =>
                    startTrace(
                      editor,
                      maySend(id) ? { from: id, to: undefined } : { from: undefined, to: id },
                    ),
                },
              ]
            : []),
          ...(id === undefined
            ? []
            : [{ id: 'reveal', title: 'Show on the canvas', run: () => editor.reveal([id]) }]),
        ];
  return (
    <Menu
      label={shown === 'add' ? 'Add' : 'Actions'}
      entries={entries}
      at={at}
      // "Connect to…" goes on in the picker: only then closing the menu is not the end.
      onClose={() =>
        queueMicrotask(() => {
          if (!goesOn.current) onClose();
        })
      }
    />
  );
};
