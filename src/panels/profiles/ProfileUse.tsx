import { useEditor, useEditorState } from '../../editor/use-editor';
import type { DerivedProfile } from '../../model/design';
import { setProfile } from '../../model/edits/review';

/** Where the profile is in force: the design, and clusters that choose for themselves. */
export const ProfileUse = ({ profile }: { readonly profile: DerivedProfile }) => {
  const editor = useEditor();
  const chosen = useEditorState((s) => s.design.review.profile);
  const clusters = useEditorState((s) => s.design.clusters);
  const readOnly = useEditorState((s) => s.readOnly);
  const assign = (isOn: boolean, clusterId: string | undefined, where: string) =>
    editor.commit(`${isOn ? 'Use' : 'Do not use'} ${profile.name} for ${where}`, (design) =>
      setProfile(design, isOn ? profile.id : undefined, clusterId),
    );
  return (
    <fieldset disabled={readOnly}>
      <legend className="pb-1">In force for</legend>
      <div className="flex max-h-24 flex-wrap gap-x-4 gap-y-1 overflow-auto">
        <Check
          text="the design"
          checked={chosen === profile.id}
          onChange={(isOn) => assign(isOn, undefined, 'the design')}
        />
        {clusters.map((cluster) => (
          <Check
            key={cluster.id}
            text={cluster.name}
            checked={cluster.profile === profile.id}
            onChange={(isOn) => assign(isOn, cluster.id, cluster.name)}
          />
        ))}
      </div>
    </fieldset>
  );
};

const Check = (props: {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (isOn: boolean) => void;
}) => (
  <label className="flex min-h-6 items-center gap-1.5">
    <input
      type="checkbox"
      checked={props.checked}
      onChange={(event) => props.onChange(event.target.checked)}
    />
    {props.text}
  </label>
);
