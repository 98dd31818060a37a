import { Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { elementKinds, keyOf } from '../../analysis/failures/elements';
import { elementsIn } from '../../analysis/failures/impact';
import { useEditor } from '../../editor/use-editor';
import { toggled } from '../../editor/what-if';
import { Button } from '../../ui/Button';
import { Picker } from '../../ui/Picker';
import { useTopology } from '../elements/use-topology';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Any element that can fail, by name: what the canvas does by a click, and what it does not draw. */
export const FailPicker = () => {
  const editor = useEditor();
  const design = useTopology();
  const [at, setAt] = useState<Box>();
  const options = useMemo(
    () =>
      at === undefined
        ? []
        : elementsIn(design).map((element) => ({
            id: keyOf(element),
            text: element.name,
            group: elementKinds[element.kind],
          })),
    [design, at],
  );
  return (
    <>
      <Button
        icon={<Zap size={13} aria-hidden="true" />}
        aria-haspopup="listbox"
        onClick={(event) => {
          const { left, top, height } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: top, width: 280, height });
        }}
      >
        Fail…
      </Button>
      {at !== undefined && (
        <Picker
          label="Fail or restore"
          options={options}
          at={at}
          empty="Nothing here can fail yet."
          onPick={(key) => editor.suppose((now) => toggled(now, [key]))}
          onClose={() => setAt(undefined)}
        />
      )}
    </>
  );
};
