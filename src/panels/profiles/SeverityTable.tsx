import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import { severityText } from '../../lint/severities';
import type { DerivedProfile, SeverityOrOff } from '../../model/design';
import { setSeverity } from '../../model/edits/review';
import { profileIds, severities } from '../../model/shape/words';
import { rules } from '../../rules/index';
import { rulesShown, statedFor, type Tally } from './profile-view';

interface SeverityTableProps {
  readonly profile: DerivedProfile;
  readonly tally: Tally;
}

/** Every rule with its severity: as in the base, or as stated here. One choice, one step to undo. */
export const SeverityTable = ({ profile, tally }: SeverityTableProps) => {
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const [text, setText] = useState('');
  const [changed, setChanged] = useState(false);
  const shown = useMemo(() => rulesShown(rules, profile, text, changed), [profile, text, changed]);
  return (
    <>
      <div className="flex items-center gap-3">
        <input
          type="search"
          className="control max-w-60"
          placeholder={`Search ${rules.length} rules`}
          aria-label="Search rules"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label className="flex items-center gap-1.5 text-ink-soft">
          <input
            type="checkbox"
            checked={changed}
            onChange={(event) => setChanged(event.target.checked)}
          />
          Only what differs ({profile.severities.length})
        </label>
      </div>
      <div className="min-h-0 flex-1 overflow-auto rounded-lg border border-line">
        <table className="w-full">
          <thead className="sticky top-0 bg-raised text-ink-soft">
            <tr>
              <th scope="col" className="px-3 py-1 text-start font-medium">
                Rule
              </th>
              <th scope="col" className="px-2 py-1 text-start font-medium">
                {profileIds[profile.base]}
              </th>
              <th scope="col" className="px-2 py-1 text-start font-medium">
                Here
              </th>
              <th scope="col" className="px-3 py-1 text-end font-medium">
                Findings
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => {
              const stated = statedFor(profile, rule.id);
              return (
                <tr key={rule.id} className="border-line border-t">
                  <th scope="row" className="px-3 py-1 text-start font-normal">
                    <span className={stated === undefined ? '' : 'font-semibold'}>
                      {rule.title}
                    </span>
                    <span className="block font-mono text-2xs text-ink-soft">{rule.id}</span>
                  </th>
                  <td className="px-2 py-1 text-ink-soft">
                    {severityText(rule.severity[profile.base])}
                  </td>
                  <td className="px-2 py-1">
                    <select
                      className="control w-28"
                      aria-label={`Severity of ${rule.id}`}
                      disabled={readOnly}
                      value={stated ?? ''}
                      onChange={(event) => {
                        const value = event.target.value;
                        const severity = value === '' ? undefined : (value as SeverityOrOff);
                        editor.commit(`Severity of ${rule.id} in ${profile.name}`, (design) =>
                          setSeverity(design, profile.id, rule.id, severity),
                        );
                      }}
                    >
                      <option value="">as there</option>
                      {Object.entries(severities).map(([id, words]) => (
                        <option key={id} value={id}>
                          {words}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="px-3 py-1 text-end tabular-nums">
                    {tally.byRule.get(rule.id) ?? ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {shown.length === 0 && <p className="p-3 text-ink-soft">No rule fits.</p>}
      </div>
    </>
  );
};
