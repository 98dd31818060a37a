import { useEditor, useEditorState } from '../../editor/use-editor';
import type { PortGroup } from '../../model/design';
import { set } from '../../model/edits/change';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { guessedIn } from './marks';

/** Says that a value was read off a name, and lets somebody say that it is right. */
export const GuessHint = ({ ids }: { readonly ids: readonly string[] }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const guessed = ids.filter((id) => guessedIn(design, id).includes('traffic'));
  const [first = ''] = guessed;
  const whom = guessed.length === 1 ? nameOf(design, first) : `${guessed.length} port groups`;
  return (
    <span className="flex items-center gap-1 text-ink-soft">
      Guessed from the name.
      {!readOnly && (
        <Button
          look="link"
          onClick={() =>
            editor.commit(`Confirm traffic of ${whom}`, (now) =>
              guessed.reduce((made, id) => set<PortGroup>(made, id, { guessed: undefined }), now),
            )
          }
        >
          Confirm
        </Button>
      )}
    </span>
  );
};
