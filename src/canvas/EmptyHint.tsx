import { useEditorState } from '../editor/use-editor';
import { Button } from '../ui/Button';
import { putDown } from './hand/placing';
import { viewOf } from './plane/camera';
import { middleOf } from './plane/rect';
import { useStage } from './stage';

/** An empty canvas says what to do next. */
export const EmptyHint = () => {
  const stage = useStage();
  const readOnly = useEditorState((s) => s.readOnly);
  if (readOnly) return null;
  const addHost = () => {
    const { lens } = stage;
    const { x, y } = middleOf(viewOf(lens.camera(), lens.size()));
    // The board is far wider than its grip: half of it to the left brings it to the middle.
    putDown(stage, 'host', { x: x - 340, y: y - 40 });
  };
  return (
    <div className="empty-hint" data-canvas-ui>
      <p>Drag a host here from the palette, or drop a file.</p>
      <Button onClick={addHost}>Add a host</Button>
    </div>
  );
};
