import { useEditor, useEditorState } from '../../editor/use-editor';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { RowList } from './RowList';

/** Accepted findings, with who accepted them and why. They can be taken back. */
export const Waived = () => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const readOnly = useEditorState((s) => s.readOnly);
  const { waivers } = design.review;
  if (waivers.length === 0) {
    return <p className="px-4 py-3 text-ink-soft text-xs">Nothing is waived in this design.</p>;
  }
  return (
    <RowList label="Waived findings" rows={waivers} rowHeight={28}>
      {(waiver, place) => (
        <li
          {...place.item}
          className="absolute inset-x-0 flex items-center gap-3 px-4 text-xs hover:bg-hover"
        >
          <span className="w-60 shrink-0 truncate font-mono text-2xs">{waiver.rule}</span>
          <span className="w-36 shrink-0 truncate">
            {waiver.target === '*' ? 'Everywhere' : nameOf(design, waiver.target)}
          </span>
          <span className="min-w-0 flex-1 truncate" title={waiver.reason}>
            {waiver.reason}
          </span>
          <span className="shrink-0 truncate text-ink-soft">
            {waiver.owner}, {waiver.date}
            {waiver.expires === undefined ? '' : ` until ${waiver.expires}`}
          </span>
          <Button
            look="link"
            data-row
            disabled={readOnly}
            tabIndex={place.active ? 0 : -1}
            onClick={() =>
              editor.commit(
                'Take a waiver back',
                (before) => ({
                  ...before,
                  review: {
                    ...before.review,
                    waivers: before.review.waivers.filter((w) => w !== waiver),
                  },
                }),
                { say: true },
              )
            }
          >
            Take back
          </Button>
        </li>
      )}
    </RowList>
  );
};
