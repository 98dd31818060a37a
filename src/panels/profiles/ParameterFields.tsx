import { parametersIn } from '../../analysis/parameters';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { DerivedProfile } from '../../model/design';
import { changeProfile } from '../../model/edits/review';
import { derivedProfileShape } from '../../model/shape/design';
import { FlagField } from '../../ui/fields/FlagField';
import { SelectField } from '../../ui/fields/SelectField';
import { TextField } from '../../ui/fields/TextField';
import { checkNumber, readNumber } from '../inspector/check-text';
import { baseParameterWords } from './profile-view';

const shapes = derivedProfileShape.optional;
type Name = keyof typeof shapes;

/** The numbers that rules of the profile count with; what is not stated is that of its base. */
export const ParameterFields = ({ profile }: { readonly profile: DerivedProfile }) => {
  const editor = useEditor();
  const review = useEditorState((s) => s.design.review);
  const readOnly = useEditorState((s) => s.readOnly);
  const base = parametersIn({ review }, profile.base);
  return (
    <fieldset className="grid grid-cols-2 gap-x-6 gap-y-1.5">
      <legend className="pb-1">Parameters</legend>
      {(Object.keys(shapes) as Name[]).map((name) => {
        const shape = shapes[name];
        const value = profile[name];
        const commit = (next: DerivedProfile[Name]) =>
          editor.commit(`${shape.label} in ${profile.name}`, (d) =>
            changeProfile(d, profile.id, { [name]: next }),
          );
        const unset = `base: ${baseParameterWords(base, name)}`;
        const notes = {
          label: shape.label,
          help: shape.help,
          stated: value !== undefined,
          disabled: readOnly,
          onClear: () => commit(undefined),
        };
        switch (shape.type) {
          case 'choice':
            return (
              <SelectField
                key={name}
                {...notes}
                value={value as string | undefined}
                options={Object.entries(shape.of).map(([of, text]) => ({ value: of, text }))}
                unset={unset}
                onCommit={(next) => commit(next as DerivedProfile['demandBasis'])}
              />
            );
          case 'int':
            return (
              <TextField
                key={name}
                {...notes}
                value={value === undefined ? '' : String(value)}
                placeholder={unset}
                check={checkNumber(shape, false)}
                unit={shape.unit}
                numeric
                onCommit={(text) => commit(readNumber(text))}
              />
            );
          default:
            return (
              <FlagField
                key={name}
                {...notes}
                value={value as boolean | undefined}
                unset={unset}
                onCommit={commit}
              />
            );
        }
      })}
    </fieldset>
  );
};
