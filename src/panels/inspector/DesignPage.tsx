import { useEditor, useEditorState } from '../../editor/use-editor';
import { patched } from '../../model/edits/change';
import { headShape } from '../../model/shape/design';
import { TextField } from '../../ui/fields/TextField';
import { useTopology } from '../elements/use-topology';
import { counts } from '../outline/counts';
import { ChildList } from './ChildList';
import { checkText } from './check-text';
import { ProfileField } from './ProfileField';
import { SectionBox } from './SectionBox';

const ids = (items: readonly { readonly id: string }[]): readonly string[] =>
  items.map((i) => i.id);

/** With nothing selected: the design itself, its profile, and what stands beside the hosts. */
export const DesignPage = () => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const { name, description } = { ...headShape.required, ...headShape.optional };
  return (
    <div data-page="">
      <header className="px-4 pt-3 pb-2.5">
        <h2 className="break-words font-semibold text-lg leading-6 [overflow-wrap:anywhere]">
          {design.name.slice(0, 200)}
        </h2>
        <p className="text-ink-soft text-xs">Design · {counts(design)}</p>
      </header>
      <SectionBox name="design/identity" title="Identity" stated={0} open>
        <TextField
          label={name.label}
          value={design.name}
          stated
          disabled={readOnly}
          check={checkText(name, true)}
          onCommit={(text) => editor.commit('Rename design', (d) => ({ ...d, name: text.trim() }))}
        />
        <TextField
          label={description.label}
          value={design.description ?? ''}
          placeholder="not stated"
          stated={design.description !== undefined}
          disabled={readOnly}
          lines={4}
          check={checkText(description, false)}
          onClear={() =>
            editor.commit('Clear notes of the design', (d) =>
              patched(d, { description: undefined }),
            )
          }
          onCommit={(text) =>
            editor.commit('Set notes of the design', (d) =>
              patched(d, { description: text.trim() === '' ? undefined : text.trimEnd() }),
            )
          }
        />
        <ProfileField
          notes={{
            label: 'Rule profile',
            help: 'Which rules apply, and how severe they are. A cluster may have its own.',
            stated: design.review.profile !== undefined,
            disabled: readOnly,
            onClear: () => setProfile(undefined),
          }}
          value={design.review.profile}
          unset="default: Essentials"
          onCommit={(profile) => setProfile(profile)}
        />
      </SectionBox>
      <SectionBox name="design/parts" title="Inside" stated={0} open>
        <ChildList title="Clusters" kind="cluster" ids={ids(design.clusters)} add="Add cluster" />
        <ChildList title="Networks" kind="network" ids={ids(design.networks)} add="Add network" />
        <ChildList
          title="Port channels"
          kind="portChannel"
          ids={ids(design.portChannels)}
          add="Add port channel"
        />
        <ChildList
          title="Guest clusters"
          kind="guestCluster"
          ids={ids(design.guestClusters)}
          add="Add guest cluster"
        />
      </SectionBox>
    </div>
  );

  function setProfile(profile: string | undefined) {
    editor.commit('Set rule profile', (d) => ({
      ...d,
      review: patched(d.review, { profile }),
    }));
  }
};
