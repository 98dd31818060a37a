import { useEditor, useEditorState } from '../../editor/use-editor';
import { patched } from '../../model/edits/change';
import { profileIds } from '../../model/shape/words';

/** The rule profile of the design: hosts in a cluster that names its own keep that one. */
export const ProfileChoice = () => {
  const editor = useEditor();
  const review = useEditorState((s) => s.design.review);
  const readOnly = useEditorState((s) => s.readOnly);
  return (
    <label className="flex items-center gap-1.5 text-ink-soft text-xs">
      Profile
      <select
        className="control w-auto"
        value={review.profile ?? 'essentials'}
        disabled={readOnly}
        onChange={(event) => {
          const profile = event.target.value;
          editor.commit('Choose the rule profile', (design) => ({
            ...design,
            review: patched(design.review, { profile }),
          }));
        }}
      >
        {Object.entries(profileIds).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {review.profiles.map((own) => (
          <option key={own.id} value={own.id}>
            {own.name}
          </option>
        ))}
      </select>
    </label>
  );
};
