import { useMemo, useState } from 'react';
import { fileNameOf } from '../../editor/file-name';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { utilisationNow } from '../../editor/utilisation';
import { sceneOf } from '../../layout/build-scene';
import { heatOf } from '../../layout/heat';
import type { ThemeName } from '../../layout/theme';
import { ScenePicture } from '../../picture/ScenePicture';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { type PictureChoice, pngOf, svgOf } from './make-picture';

const today = () => new Date().toISOString().slice(0, 10);

const parts: readonly (readonly [keyof PictureChoice & PartName, string])[] = [
  ['titleBlock', 'Title block'],
  ['legend', 'Legend'],
  ['findings', 'Findings'],
  ['heat', 'Utilisation on the wires'],
  ['embed', 'The design itself, so that the picture opens again as a design'],
  ['transparent', 'Transparent background'],
];
type PartName = 'titleBlock' | 'legend' | 'findings' | 'heat' | 'embed' | 'transparent';

/** The canvas as a picture for a review: the same scene, light unless asked. */
export const ExportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const design = useEditorState((s) => s.design);
  const lint = useEditorState((s) => s.lint);
  const whatIf = useEditorState((s) => s.whatIf);
  const [format, setFormat] = useState<'svg' | 'png'>('svg');
  const [scale, setScale] = useState(2);
  const [choice, setChoice] = useState<PictureChoice>({
    theme: 'light',
    titleBlock: true,
    legend: true,
    findings: false,
    heat: editor.store.getState().view.heat,
    embed: true,
    transparent: false,
  });
  const [state, setState] = useState<{ busy: boolean; said: string }>({ busy: false, said: '' });
  const scene = useMemo(() => sceneOf(design), [design]);
  const heat = useMemo(
    () => (choice.heat ? heatOf(scene, utilisationNow(design, whatIf)) : undefined),
    [choice.heat, scene, design, whatIf],
  );

  const make = async (use: (picture: Blob) => Promise<string>) => {
    // The button stays in reach while it works: a disabled one would lose the focus.
    if (state.busy) return;
    setState({ busy: true, said: 'Drawing …' });
    try {
      const input = { design, lint, choice, heat, date: today() };
      const made =
        format === 'svg' ? { picture: await svgOf(input) } : await pngOf({ ...input, scale });
      const said = await use(made.picture);
      const note = 'note' in made && made.note !== undefined ? ` ${made.note}` : '';
      setState({ busy: false, said: said + note });
      editor.announce(said);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown reason';
      setState({ busy: false, said: `The picture could not be made: ${why}` });
    }
  };
  const save = () =>
    make(async (picture) => {
      const name = fileNameOf(design.name, format);
      editor.outside.saveFile(name, picture);
      return `Saved ${name}.`;
    });
  const copy = () =>
    make(async (picture) => {
      const type = format === 'svg' ? 'text/plain' : 'image/png';
      await navigator.clipboard.write([
        new ClipboardItem({ [type]: format === 'svg' ? new Blob([picture], { type }) : picture }),
      ]);
      return 'Copied to the clipboard.';
    });

  return (
    <Dialog
      title="Export"
      onClose={onClose}
      width={780}
      foot={
        <>
          <span role="status" className="mr-auto text-ink-soft text-xs">
            {state.said}
          </span>
          <Button aria-disabled={state.busy} onClick={() => void copy()}>
            Copy
          </Button>
          <Button look="strong" aria-disabled={state.busy} onClick={() => void save()}>
            Save {format.toUpperCase()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 p-4 text-xs sm:grid-cols-[1fr_260px]">
        <div
          className="flex min-h-60 items-center overflow-hidden rounded-lg border border-line bg-ground p-2"
          data-theme={choice.theme}
        >
          <ScenePicture
            scene={scene}
            {...(heat === undefined ? {} : { heat })}
            title={`Preview of ${design.name}`}
            className="max-h-96 w-full"
          />
        </div>
        <div className="flex flex-col gap-3">
          <label className="flex flex-col gap-1">
            Format
            <select
              className="control"
              value={format}
              onChange={(event) => setFormat(event.target.value as 'svg' | 'png')}
            >
              <option value="svg">SVG, sharp at any size</option>
              <option value="png">PNG</option>
            </select>
          </label>
          {format === 'png' && (
            <label className="flex flex-col gap-1">
              Size
              <select
                className="control"
                value={scale}
                onChange={(event) => setScale(Number(event.target.value))}
              >
                <option value={1}>1 ×</option>
                <option value={2}>2 ×</option>
                <option value={4}>4 ×</option>
              </select>
            </label>
          )}
          <label className="flex flex-col gap-1">
            Colours
            <select
              className="control"
              value={choice.theme}
              onChange={(event) =>
                setChoice((before) => ({ ...before, theme: event.target.value as ThemeName }))
              }
            >
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <fieldset className="flex flex-col gap-1.5">
            <legend className="panel-title pb-1">With</legend>
            {parts.map(([part, words]) => (
              <label key={part} className="flex items-start gap-2">
                <input
                  type="checkbox"
                  className="mt-0.5"
                  checked={choice[part]}
                  onChange={(event) =>
                    setChoice((before) => ({ ...before, [part]: event.target.checked }))
                  }
                />
                {words}
              </label>
            ))}
          </fieldset>
        </div>
      </div>
    </Dialog>
  );
};
