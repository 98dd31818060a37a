import { useState } from 'react';
import { commandById } from '../../editor/commands/index';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { classes } from '../../ui/class-names';
import { KindIcon } from '../elements/KindIcon';
import { placeables } from '../elements/placeable';

/** What a drag from the palette carries. */
export const placeMime = 'application/x-vswitchboard-place';

/**
 * Things to place: drag one onto the canvas, click it and click where it goes, or press Enter to
 * add it to what is selected.
 */
export const Palette = () => {
  const editor = useEditor();
  const tool = useEditorState((s) => s.tool);
  const readOnly = useEditorState((s) => s.readOnly);
  const [isOpen, setIsOpen] = useState(false);
  if (readOnly) return null;
  const shown = placeables.filter((item) => isOpen || item.more !== true);
  return (
    <section aria-label="Palette" className="shrink-0 border-line border-b px-3 pt-2.5 pb-2.5">
      <div className="mb-1.5 flex items-center justify-between">
        <h2 className="panel-title">Place</h2>
        <button
          type="button"
          aria-expanded={isOpen}
          className="rounded px-1 text-2xs text-ink-soft hover:bg-hover"
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Less' : 'More'}
        </button>
      </div>
      <div className="grid max-h-[34vh] grid-cols-2 gap-1.5 overflow-auto p-px">
        {shown.map((item, i) => {
          const isHeld = tool.kind === 'place' && tool.what === item.what;
          return (
            <button
              key={item.what}
              type="button"
              draggable
              data-place={item.what}
              data-first-focus={i === 0 ? '' : undefined}
              data-tip={item.help}
              aria-pressed={isHeld}
              aria-description={`${item.help}. Enter adds it to what is selected.`}
              className={classes(
                'flex min-h-8 min-w-0 items-center gap-1.5 rounded-lg border border-[var(--c-control-line)] bg-raised px-1.5 text-start text-2xs leading-3.5 hover:border-line-strong hover:bg-hover',
                isHeld && 'border-accent! bg-chosen!',
              )}
              onDragStart={(event) => {
                event.dataTransfer.setData(placeMime, item.what);
                // Data cannot be read before the drop, types can: the canvas lights legal targets by it.
                event.dataTransfer.setData(`${placeMime}-${item.what}`, '');
                event.dataTransfer.effectAllowed = 'copy';
                editor.use({ kind: 'select' });
              }}
              onClick={(event) => {
                // A click made by Enter or Space has no pointer behind it.
                if (event.detail === 0) {
                  void commandById(`add-${item.what}`)?.run(editor);
                } else editor.use(isHeld ? { kind: 'select' } : { kind: 'place', what: item.what });
              }}
            >
              <KindIcon kind={item.kind} size={14} />
              <span className="min-w-0">{item.text}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
};
