import { useMemo } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { DerivedProfile, Severity } from '../../model/design';
import { changeProfile, removeProfile } from '../../model/edits/review';
import { profileIds } from '../../model/shape/words';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/fields/TextField';
import { useTopology } from '../elements/use-topology';
import { ownLinter } from '../findings/own-linter';
import { BaseChoice } from './BaseChoice';
import { ParameterFields } from './ParameterFields';
import { ProfileUse } from './ProfileUse';
import { shiftWords, tallyOf } from './profile-view';
import { SeverityTable } from './SeverityTable';

const all: readonly Severity[] = ['error', 'warning', 'info'];

/** One of the design's own profiles, with a live count of what it changes. */
export const ProfileEditor = ({ profile }: { readonly profile: DerivedProfile }) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  // One linter for each side: both see the same design change, each does again only what is new.
  const linters = useMemo(() => ({ base: ownLinter(), own: ownLinter() }), []);
  const base = useMemo(
    () => tallyOf(linters.base, design, profile.base),
    [linters, design, profile.base],
  );
  const own = useMemo(() => tallyOf(linters.own, design, profile.id), [linters, design, profile]);
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 p-4 text-xs">
      <div className="grid grid-cols-[1fr_200px_auto] items-end gap-3">
        <TextField
          label="Name"
          value={profile.name}
          stated
          disabled={readOnly}
          check={(text) => (text.trim() === '' ? 'A profile needs a name.' : undefined)}
          onCommit={(text) =>
            editor.commit('Rename profile', (d) =>
              changeProfile(d, profile.id, { name: text.trim() }),
            )
          }
        />
        <BaseChoice
          base={profile.base}
          disabled={readOnly}
          onChange={(next) =>
            editor.commit(`Derive ${profile.name} from ${profileIds[next]}`, (d) =>
              changeProfile(d, profile.id, { base: next }),
            )
          }
        />
        <Button
          look="danger"
          disabled={readOnly}
          onClick={() =>
            editor.commit(`Delete profile ${profile.name}`, (d) => removeProfile(d, profile.id), {
              say: true,
            })
          }
        >
          Delete
        </Button>
      </div>
      <ProfileUse profile={profile} />
      <ParameterFields profile={profile} />
      <p role="status" className="rounded-md bg-raised px-3 py-2">
        Over the whole design, against {profileIds[profile.base]}:{' '}
        <span className="font-semibold tabular-nums">
          {all.map((s) => shiftWords(s, base.counts[s], own.counts[s])).join(' · ')}
        </span>
      </p>
      <SeverityTable profile={profile} tally={own} />
    </div>
  );
};
