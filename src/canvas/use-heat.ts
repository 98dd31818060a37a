import { useMemo } from 'react';
import type { Utilisations } from '../analysis/capacity/utilisation';
import { useEditorState } from '../editor/use-editor';
import { utilisationNow } from '../editor/utilisation';

/** How full the wires are, where that is to be shown. */
export const useHeat = (): Utilisations | undefined => {
  const isOn = useEditorState((s) => s.view.heat);
  const design = useEditorState((s) => s.design);
  const whatIf = useEditorState((s) => s.whatIf);
  return useMemo(() => (isOn ? utilisationNow(design, whatIf) : undefined), [isOn, design, whatIf]);
};
