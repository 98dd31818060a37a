import { Gauge, Maximize, Minus, Plus } from 'lucide-react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { IconButton } from '../../ui/IconButton';
import { useZoomPercent } from '../flow-store';

const step = 1.25;
// Each has a shortcut: the Tab key passes over them.
const mouse = { small: true, tabIndex: -1 } as const;

/** The zoom for those who have a mouse and no free hand for Ctrl and the wheel. */
export const ZoomButtons = () => {
  const editor = useEditor();
  const { ask } = editor;
  const isHeat = useEditorState((s) => s.view.heat);
  return (
    <div className="zoom-buttons">
      <IconButton
        {...mouse}
        label="Utilisation on the wires"
        shortcut="H"
        aria-pressed={isHeat}
        onClick={() => editor.show({ heat: !isHeat })}
      >
        <Gauge size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        {...mouse}
        label="Fit all"
        shortcut="Shift+1"
        onClick={() => ask({ look: 'all' })}
      >
        <Maximize size={13} aria-hidden="true" />
      </IconButton>
      <output className="minimap-zoom">{useZoomPercent()} %</output>
      <IconButton
        {...mouse}
        label="Zoom out"
        shortcut="-"
        onClick={() => ask({ look: 'zoomBy', factor: 1 / step })}
      >
        <Minus size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        {...mouse}
        label="Zoom in"
        shortcut="+"
        onClick={() => ask({ look: 'zoomBy', factor: step })}
      >
        <Plus size={13} aria-hidden="true" />
      </IconButton>
    </div>
  );
};
