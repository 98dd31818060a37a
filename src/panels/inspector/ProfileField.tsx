import { useEditorState } from '../../editor/use-editor';
import { profileIds } from '../../model/shape/words';
import type { FieldNotes } from '../../ui/fields/FieldFrame';
import { SelectField } from '../../ui/fields/SelectField';

interface ProfileFieldProps {
  readonly notes: FieldNotes;
  readonly value: string | undefined;
  readonly unset: string;
  readonly onCommit: (value: string | undefined) => void;
}

/** A rule profile: the built-in ones and the design's own. One that is not there any more stays visible. */
export const ProfileField = ({ notes, value, unset, onCommit }: ProfileFieldProps) => {
  const own = useEditorState((s) => s.design.review.profiles);
  const options = [
    ...Object.entries(profileIds).map(([id, text]) => ({ value: id, text })),
    ...own.map((profile) => ({ value: profile.id, text: profile.name })),
  ];
  if (value !== undefined && !options.some((option) => option.value === value)) {
    options.push({ value, text: `${value} (not in this design)` });
  }
  return (
    <SelectField {...notes} value={value} options={options} unset={unset} onCommit={onCommit} />
  );
};
