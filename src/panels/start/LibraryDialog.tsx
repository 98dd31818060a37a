import { useEditor } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** Opens something else: a file, a picture with a design in it, or one of the designs kept here. */
export const LibraryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  return (
    <Dialog title="Open" onClose={onClose} width={640}>
      <div className="flex flex-col gap-4 p-4 text-xs">
        <p>
          A design file (.json), or an SVG or PNG that vSwitchboard exported. Dropping it anywhere on
          the window does the same.
        </p>
        <Button
          look="strong"
          onClick={() => {
            onClose();
            editor.outside.chooseFile();
          }}
        >
          Choose a file
        </Button>
      </div>
    </Dialog>
  );
};
