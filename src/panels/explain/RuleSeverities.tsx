import type { Rule } from '../../lint/rule';
import { severityRows } from '../../lint/severities';
import type { ProfileId } from '../../model/design';
import { profileIds } from '../../model/shape/words';

const profiles = Object.entries(profileIds) as [ProfileId, string][];
const cell = 'border-line border-b py-1 pr-3 text-start align-top leading-4';

/** How severe a rule is in each profile, message by message where they differ. */
export const RuleSeverities = ({ rule }: { readonly rule: Rule }) => {
  const rows = severityRows(rule);
  const isByMessage = rows.length > 1;
  return (
    <table className="w-full border-collapse text-xs">
      <thead>
        <tr className="text-ink-soft">
          {isByMessage && (
            <th scope="col" className={`${cell} font-normal`}>
              Message
            </th>
          )}
          {profiles.map(([id, name]) => (
            <th key={id} scope="col" className={`${cell} whitespace-nowrap font-normal`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ texts, severity }) => (
          <tr key={texts[0]}>
            {isByMessage && (
              <th scope="row" className={`${cell} font-normal`}>
                {texts.map((text) => (
                  <p key={text} className="pb-0.5">
                    {text}
                  </p>
                ))}
              </th>
            )}
            {profiles.map(([id]) => (
              <td key={id} className={cell}>
                {severity[id]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
