import {
  CircleHelp,
  Command as CommandIcon,
  Moon,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Redo2,
  Sun,
  SunMoon,
  Undo2,
} from 'lucide-react';
import { useEditor, useEditorState } from '../editor/use-editor';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { DesignName } from './DesignName';
import { Mark } from './Mark';
import { ModeSwitch } from './ModeSwitch';
import { Saved } from './Saved';

const themes = { light: 'dark', dark: 'system', system: 'light' } as const;
const themeIcons = { light: Sun, dark: Moon, system: SunMoon };

/** Name, save state, history and the ways out of the app. */
export const TopBar = () => {
  const editor = useEditor();
  const isOpen = useEditorState((s) => s.isOpen);
  const readOnly = useEditorState((s) => s.readOnly);
  const undoTitle = useEditorState((s) => s.undoTitle);
  const redoTitle = useEditorState((s) => s.redoTitle);
  const view = useEditorState((s) => s.view);
  const whatIf = useEditorState((s) => s.whatIf);
  // In what-if they walk along its timeline: the design stays as it is.
  const canUndo = whatIf === undefined ? !readOnly && undoTitle !== undefined : whatIf.at > 0;
  const canRedo =
    whatIf === undefined ? !readOnly && redoTitle !== undefined : whatIf.at < whatIf.steps.length;
  const undoLabel = whatIf === undefined && undoTitle !== undefined ? `Undo: ${undoTitle}` : 'Undo';
  const redoLabel = whatIf === undefined && redoTitle !== undefined ? `Redo: ${redoTitle}` : 'Redo';
  const ThemeIcon = themeIcons[view.theme];
  return (
    <header
      data-area="top"
      className="z-30 flex min-h-12 min-w-0 shrink-0 items-center gap-1 border-line border-b bg-surface px-3"
    >
      <button
        type="button"
        className="flex shrink-0 items-center gap-2 rounded-md p-1 font-semibold text-base hover:bg-hover"
        data-tip="All designs and templates"
        onClick={() => editor.close()}
      >
        <Mark />
        <h1 className="max-[760px]:sr-only">vSwitchboard</h1>
      </button>
      {isOpen && (
        <>
          <span aria-hidden="true" className="mx-1 text-ink-faint">
            /
          </span>
          <DesignName />
          <Saved />
          <span className="min-w-2 flex-1" />
          <ModeSwitch />
        </>
      )}
      <span className="min-w-2 flex-1" />
      {isOpen && (
        <>
          <IconButton label={undoLabel} shortcut="Ctrl+Z" disabled={!canUndo} onClick={editor.undo}>
            <Undo2 size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={redoLabel}
            shortcut="Ctrl+Shift+Z"
            disabled={!canRedo}
            onClick={editor.redo}
          >
            <Redo2 size={16} aria-hidden="true" />
          </IconButton>
          <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
          <IconButton
            label="Outline and palette"
            aria-pressed={view.outlineOpen}
            onClick={() => editor.show({ outlineOpen: !view.outlineOpen })}
          >
            <PanelLeft size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Findings"
            aria-pressed={view.findingsOpen}
            onClick={() => editor.show({ findingsOpen: !view.findingsOpen })}
          >
            <PanelBottom size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Inspector"
            aria-pressed={view.inspectorOpen}
            onClick={() => editor.show({ inspectorOpen: !view.inspectorOpen })}
          >
            <PanelRight size={16} aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton
        label={`Theme: ${view.theme}`}
        className="max-[700px]:hidden"
        onClick={() => editor.show({ theme: themes[view.theme] })}
      >
        <ThemeIcon size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Keyboard shortcuts"
        className="max-[700px]:hidden"
        shortcut="?"
        onClick={() => editor.show({ dialog: 'shortcuts' })}
      >
        <CircleHelp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Commands"
        shortcut="Ctrl+K"
        onClick={() => editor.show({ dialog: 'commands' })}
      >
        <CommandIcon size={16} aria-hidden="true" />
      </IconButton>
      {isOpen && (
        <>
          <span className="w-1" />
          <Button onClick={() => editor.show({ dialog: 'import' })}>Import</Button>
          <Button onClick={() => editor.show({ dialog: 'export' })}>Export</Button>
          <Button look="strong" onClick={() => editor.show({ dialog: 'share' })}>
            Share link
          </Button>
        </>
      )}
    </header>
  );
};
