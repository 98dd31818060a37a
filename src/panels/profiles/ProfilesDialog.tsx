import { useState } from 'react';
import { useEditorState } from '../../editor/use-editor';
import { profileIds } from '../../model/shape/words';
import { Dialog } from '../../ui/Dialog';
import { NewProfile } from './NewProfile';
import { ProfileEditor } from './ProfileEditor';
import { usedBy } from './profile-view';

/** The design's own rule profiles: derived from a built-in one, kept in the file. */
export const ProfilesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const design = useEditorState((s) => s.design);
  const readOnly = useEditorState((s) => s.readOnly);
  const { profiles } = design.review;
  const [chosenId, setChosenId] = useState(
    () => profiles.find((p) => p.id === design.review.profile)?.id ?? profiles[0]?.id,
  );
  const chosen = profiles.find((profile) => profile.id === chosenId) ?? profiles[0];
  return (
    <Dialog title="Rule profiles of this design" onClose={onClose} width={980}>
      <div className="grid h-[min(76vh,760px)] grid-cols-[230px_1fr]">
        <div className="flex min-h-0 flex-col border-line border-r">
          <nav aria-label="Profiles" className="min-h-0 flex-1 overflow-auto p-2">
            {profiles.length === 0 && (
              <p className="p-2 text-ink-soft text-xs">
                This design has no profiles of its own. Derive one to make rules louder or quieter
                than {Object.values(profileIds).join(', ')} do.
              </p>
            )}
            <ul>
              {profiles.map((profile) => (
                <li key={profile.id}>
                  <button
                    type="button"
                    aria-current={profile === chosen ? 'true' : undefined}
                    onClick={() => setChosenId(profile.id)}
                    className="menu-row flex-col items-start gap-0 aria-[current=true]:bg-chosen"
                  >
                    <span className="break-words font-medium">{profile.name}</span>
                    <span className="text-2xs text-ink-soft">
                      {profileIds[profile.base]}
                      {usedBy(design, profile.id).length > 0 &&
                        ` · ${usedBy(design, profile.id).join(', ')}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          {!readOnly && <NewProfile onMade={setChosenId} />}
        </div>
        {chosen === undefined ? (
          <p className="p-6 text-ink-soft text-sm">
            A profile says how severe each rule is. Choose one for the design in the findings panel,
            or for a cluster in the inspector.
          </p>
        ) : (
          <ProfileEditor key={chosen.id} profile={chosen} />
        )}
      </div>
    </Dialog>
  );
};
