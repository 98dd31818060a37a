import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { failedIn } from '../../editor/what-if';
import { kindOf } from '../../model/kinds';
import { IconButton } from '../../ui/IconButton';
import { Tree } from '../../ui/Tree';
import { ElementMenu, type MenuPart } from '../elements/ElementMenu';
import { useTopology } from '../elements/use-topology';
import { items } from './items';
import { OutlineLabel } from './OutlineLabel';
import { type OutlineRow, rowsOf, wayTo } from './rows';
import { spokenRow } from './spoken-row';

interface Opened {
  readonly row: OutlineRow | undefined;
  readonly part: MenuPart;
  readonly at: { readonly x: number; readonly y: number; readonly height?: number };
}

/** The accessible twin of the canvas: every element, with all that can be done to it. */
export const Outline = () => {
  const editor = useEditor();
  const design = useTopology();
  const selection = useEditorState((s) => s.selection);
  const revealed = useEditorState((s) => s.revealed);
  const lint = useEditorState((s) => s.lint);
  const readOnly = useEditorState((s) => s.readOnly);
  const whatIf = useEditorState((s) => s.whatIf);
  const failed = useMemo(() => failedIn(whatIf), [whatIf]);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [renaming, setRenaming] = useState<string>();
  const [menu, setMenu] = useState<Opened>();
  const [goTo, setGoTo] = useState<{ count: number; key: string }>();
  const box = useRef<HTMLDivElement>(null);
  const roots = useMemo(() => items(design), [design]);
  const rows = useMemo(() => rowsOf(roots, folds), [roots, folds]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const chosenHere = useRef<string>(undefined);

  // What is selected or revealed elsewhere is unfolded and brought into view here.
  const target =
    revealed.ids[0] !== undefined && selection.includes(revealed.ids[0])
      ? revealed.ids[0]
      : selection[0];
  const seen = useRef({ target, count: revealed.count });
  useEffect(() => {
    const before = seen.current;
    seen.current = { target, count: revealed.count };
    if (target === undefined) return;
    if (before.target === target && before.count === revealed.count) return;
    if (chosenHere.current === target && before.count === revealed.count) return;
    const way = wayTo(items(editor.store.getState().design), target);
    const key = way?.at(-1);
    if (way === undefined || key === undefined) return;
    setFolds((now) => unfolded(now, way));
    setGoTo((now) => ({ count: (now?.count ?? 0) + 1, key }));
  }, [target, revealed.count, editor]);

  // An edit may move the selected element under a folded row: it stays in sight.
  const hasRow = target !== undefined && rows.some((row) => row.item.id === target);
  const before = useRef({ design, target, hasRow });
  useEffect(() => {
    const last = before.current;
    before.current = { design, target, hasRow };
    const isLost = last.design !== design && last.target === target && last.hasRow && !hasRow;
    const way = isLost && target !== undefined ? wayTo(items(design), target) : undefined;
    const key = way?.at(-1);
    if (way === undefined || key === undefined) return;
    setFolds((now) => unfolded(now, way));
    setGoTo((now) => ({ count: (now?.count ?? 0) + 1, key }));
  }, [design, target, hasRow]);

  // Names of what the canvas does not draw are typed here, whoever asked.
  const asked = useEditorState((s) => s.renaming);
  useEffect(() => {
    if (asked === undefined || !isOnlyHere(asked)) return;
    const way = wayTo(items(editor.store.getState().design), asked);
    editor.rename(undefined);
    const key = way?.at(-1);
    if (way === undefined || key === undefined) return;
    setFolds((now) => unfolded(now, way));
    setGoTo((now) => ({ count: (now?.count ?? 0) + 1, key }));
    setRenaming(key);
  }, [asked, editor]);

  const fold = (row: OutlineRow, expanded: boolean) =>
    setFolds((now) => new Map(now).set(row.key, expanded));
  const idsOf = (list: readonly OutlineRow[]) => list.flatMap((row) => row.item.id ?? []);
  const menuId = (row: OutlineRow) => (row.key.includes('@') ? row.key : row.item.id);
  const startRename = (row: OutlineRow) => {
    if (!readOnly && row.item.id !== undefined) setRenaming(row.key);
  };
  const refocus = () => box.current?.querySelector<HTMLElement>('[role="tree"]')?.focus();

  return (
    <section ref={box} aria-label="Outline" className="flex min-h-0 flex-1 flex-col pt-2">
      <div className="flex items-center justify-between pr-2 pl-3">
        <h2 className="panel-title">Outline</h2>
        {!readOnly && (
          <IconButton
            small
            label="Add to what is selected"
            aria-haspopup="menu"
            onClick={(event) => {
              const { left, top, height } = event.currentTarget.getBoundingClientRect();
              const row = rows.find((r) => r.item.id !== undefined && r.item.id === selection[0]);
              setMenu({ row, part: 'add', at: { x: left, y: top, height } });
            }}
          >
            <Plus size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {rows.length === 0 && (
        <p className="px-3 py-2 text-ink-soft text-xs">
          Nothing here yet. Add a host from the palette, or start from a template.
        </p>
      )}
      <Tree
        label="Outline of the design"
        className="flex-1 pb-2"
        rows={rows}
        isSelected={(row) => row.item.id !== undefined && selected.has(row.item.id)}
        onSelect={(list, how) => {
          const ids = idsOf(list);
          chosenHere.current = how === 'toggle' ? undefined : ids[0];
          editor.select(ids, how === 'toggle' ? 'toggle' : 'replace');
        }}
        onExpand={fold}
        onActivate={(row) =>
          row.item.id === undefined ? fold(row, row.expanded !== true) : startRename(row)
        }
        onKey={(event, row) => {
          if (event.key !== 'F2') return false;
          startRename(row);
          return true;
        }}
        onMenu={(row, at) => setMenu({ row, part: 'all', at })}
        goTo={goTo}
        speak={(row) => {
          const isDown = row.item.id !== undefined && failed.includes(row.item.id);
          return `${spokenRow(design, lint, row.item)}${isDown ? ', failed' : ''}`;
        }}
      >
        {(row) => (
          <OutlineLabel
            row={row}
            isRenaming={renaming === row.key}
            onRenamed={(isKeyboard) => {
              setRenaming(undefined);
              if (isKeyboard) refocus();
            }}
          />
        )}
      </Tree>
      {menu !== undefined && (
        <ElementMenu
          id={menu.row === undefined ? selection[0] : menuId(menu.row)}
          part={menu.part}
          at={menu.at}
          onClose={() => setMenu(undefined)}
          {...(menu.row?.item.id === undefined
            ? {}
            : { onRename: () => menu.row && startRename(menu.row) })}
        />
      )}
    </section>
  );
};

const unfolded = (folds: ReadonlyMap<string, boolean>, way: readonly string[]) => {
  const next = new Map(folds);
  for (const holder of way.slice(0, -1)) next.set(holder, true);
  return next;
};

const onlyHere: ReadonlySet<string | undefined> = new Set([
  'network',
  'guestCluster',
  'portChannel',
  'card',
  'uplink',
  'lag',
  'port',
]);
const isOnlyHere = (id: string): boolean => onlyHere.has(kindOf(id));
