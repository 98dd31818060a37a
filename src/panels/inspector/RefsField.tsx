import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { nameOf } from '../../model/find';
import { Button } from '../../ui/Button';
import { FieldFrame } from '../../ui/fields/FieldFrame';
import { IconButton } from '../../ui/IconButton';
import { Picker, type PickerOption } from '../../ui/Picker';
import { useTopology } from '../elements/use-topology';
import type { FieldSpec } from './field-specs';
import { setRefs } from './ref-edits';
import { refOptions, refWords } from './ref-options';
import { fieldSource } from './source-words';
import { valueAt } from './values';

interface RefsFieldProps {
  readonly id: string;
  readonly spec: FieldSpec;
  readonly to: readonly string[];
}

/** Several references in order: each can be taken out, and more are chosen from a list. */
export const RefsField = ({ id, spec, to }: RefsFieldProps) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const fieldId = useId();
  const [open, setOpen] = useState<{ at: DOMRect; options: readonly PickerOption[] }>();
  const { label, help } = spec.shape;
  const now = (valueAt(design, id, spec.path) as readonly string[] | undefined) ?? [];
  const commit = (next: readonly string[]) =>
    editor.commit(`Set ${label} of ${nameOf(design, id)}`, (d) =>
      setRefs(d, id, spec.path, next.length === 0 && !spec.required ? undefined : next),
    );
  return (
    <FieldFrame
      id={fieldId}
      label={label}
      help={help}
      hint={now.length > 0 ? fieldSource(design, [id], spec.path) : undefined}
      stated={now.length > 0}
      group
    >
      <ul aria-labelledby={`${fieldId}-label`} className="flex flex-col gap-0.5">
        {now.map((ref) => (
          <li
            key={ref}
            className="flex min-h-7 items-center rounded-md border border-[var(--c-control-line)] bg-raised pl-2 text-xs"
          >
            <button
              type="button"
              className="min-w-0 flex-1 truncate text-start hover:underline"
              onClick={() => editor.reveal([ref])}
            >
              {refWords(design, id, ref)}
            </button>
            {!readOnly && (
              <IconButton
                small
                label={`Take ${refWords(design, id, ref)} out`}
                onClick={() => commit(now.filter((other) => other !== ref))}
              >
                <X size={12} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
        {now.length === 0 && <li className="pt-1.5 text-2xs text-ink-faint">none</li>}
      </ul>
      {!readOnly && (
        <Button
          look="bare"
          className="mt-0.5"
          icon={<Plus size={12} aria-hidden="true" />}
          onClick={(event) =>
            setOpen({
              at: event.currentTarget.getBoundingClientRect(),
              options: refOptions(design, id, to).filter((option) => !now.includes(option.id)),
            })
          }
        >
          Add
        </Button>
      )}
      {open !== undefined && (
        <Picker
          label={`Add to ${label}`}
          options={open.options}
          at={open.at}
          onPick={(ref) => commit([...now, ref])}
          onClose={() => setOpen(undefined)}
        />
      )}
    </FieldFrame>
  );
};
