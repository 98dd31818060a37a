import { useEditor, useEditorState } from '../../editor/use-editor';
import { setProfile } from '../../model/edits/review';
import { profileIds } from '../../model/shape/words';

/** No profile has this id: ids are made of letters, digits and dashes. */
const edit = '…';

/** The rule profile of the design: hosts in a cluster that names its own keep that one. */
export const ProfileChoice = () => {
  const editor = useEditor();
  const review = useEditorState((s) => s.design.review);
  const readOnly = useEditorState((s) => s.readOnly);
  return (
    <select
      aria-label="Profile"
      data-tip="Rule profile"
      className="control w-auto max-w-36"
      value={review.profile ?? 'essentials'}
      disabled={readOnly}
      onChange={(event) => {
        const profile = event.target.value;
        if (profile === edit) editor.show({ dialog: 'profiles' });
        else editor.commit('Choose the rule profile', (design) => setProfile(design, profile));
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
      <option value={edit}>Own profiles…</option>
    </select>
  );
};
