import { useMemo } from 'react';
import { useEditorState } from '../../editor/use-editor';
import { findAny } from '../../model/find';
import { kindOf } from '../../model/kinds';
import { useTopology } from '../elements/use-topology';
import { DesignPage } from './DesignPage';
import { ElementPage } from './ElementPage';
import { ManyKinds } from './ManyKinds';

/** Every property of what is selected. */
export const Inspector = () => {
  const selection = useEditorState((s) => s.selection);
  const design = useTopology();
  const ids = useMemo(
    () => selection.filter((id) => findAny(design, id) !== undefined),
    [selection, design],
  );
  const [first] = ids;
  return (
    <div className="h-full overflow-auto pb-6">
      {first === undefined ? (
        <DesignPage />
      ) : ids.every((id) => kindOf(id) === kindOf(first)) ? (
        <ElementPage key={ids.join(' ')} ids={ids} />
      ) : (
        <ManyKinds ids={ids} />
      )}
    </div>
  );
};
