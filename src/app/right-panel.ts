import { type ComponentType, lazy } from 'react';
import type { EditorState } from '../editor/editor';
import { useEditorState } from '../editor/use-editor';
import { Inspector } from '../panels/inspector/Inspector';

/** What stands at the right of the canvas. */
export interface RightPanel {
  /** The region's name. */
  readonly label: string;
  /** In a sentence: what could not be shown. */
  readonly what: string;
  readonly Panel: ComponentType;
}

const panels = {
  trace: {
    label: 'Path trace',
    what: 'The path trace',
    Panel: lazy(() =>
      import('../panels/trace/TracePanel').then((m) => ({ default: m.TracePanel })),
    ),
  },
  questions: {
    label: 'Import questions',
    what: 'The list of questions',
    Panel: lazy(() =>
      import('../panels/import/QuestionsPanel').then((m) => ({ default: m.QuestionsPanel })),
    ),
  },
  whatIf: {
    label: 'What-if',
    what: 'What-if',
    Panel: lazy(() =>
      import('../panels/what-if/WhatIfPanel').then((m) => ({ default: m.WhatIfPanel })),
    ),
  },
  inspector: { label: 'Inspector', what: 'The inspector', Panel: Inspector },
} satisfies Record<string, RightPanel>;

/** The one asked for last and most narrowly comes first. */
const nameOf = ({ view, isOpen, readOnly, whatIf }: EditorState): keyof typeof panels => {
  if (view.trace !== undefined) return 'trace';
  if (view.questionsOpen && isOpen && !readOnly) return 'questions';
  return whatIf === undefined ? 'inspector' : 'whatIf';
};

export const useRightPanel = (): RightPanel => panels[useEditorState(nameOf)];
