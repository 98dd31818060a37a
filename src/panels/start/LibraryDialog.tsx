import { useEditor } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { DesignCards } from './DesignCards';
import { useDocumentList } from './use-document-list';

/** Opens something else: a file, a picture with a design in it, or one of the designs kept here. */
export const LibraryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const list = useDocumentList();
  return (
    <Dialog title="Open" onClose={onClose} width={860}>
      <div className="flex flex-col gap-4 p-4 text-xs">
        <div className="flex items-center gap-3">
          <Button
            look="strong"
            onClick={() => {
              onClose();
              editor.outside.chooseFile();
            }}
          >
            Choose a file
          </Button>
          <p className="text-ink-soft">
            A design (.json), an SVG or PNG that vSwitchboard exported, or an export of what you run
            today. Dropping it anywhere on the window does the same.
          </p>
        </div>
        {list !== undefined && list.length > 0 && (
          <>
            <h3 className="panel-title">In this browser</h3>
            <DesignCards list={list} onOpened={onClose} />
          </>
        )}
      </div>
    </Dialog>
  );
};
