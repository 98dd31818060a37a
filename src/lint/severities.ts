import type { ProfileId, SeverityOrOff } from '../model/design';
import { profileIds } from '../model/shape/words';
import type { Rule, SeveritySpec } from './rule';

/** In one line: `error`, or `error / warning` where the messages of a rule differ. */
export const severityText = (spec: SeveritySpec<string>): string =>
  typeof spec === 'string' ? spec : [...new Set(Object.values(spec))].join(' / ');

/** Messages of a rule that have the same severity in every profile, with their texts. */
export interface SeverityRow {
  readonly texts: readonly string[];
  readonly severity: Readonly<Record<ProfileId, SeverityOrOff>>;
}

const profiles = Object.keys(profileIds) as ProfileId[];

/** Which message has which severity in which profile; one row where all are alike. */
export const severityRows = ({
  messages,
  severity,
}: Pick<Rule, 'messages' | 'severity'>): readonly SeverityRow[] => {
  const rows = new Map<string, SeverityRow & { readonly texts: string[] }>();
  for (const [message, text] of Object.entries(messages)) {
    const of = (profile: ProfileId): SeverityOrOff => {
      const spec = severity[profile];
      return typeof spec === 'string' ? spec : (spec[message] ?? 'off');
    };
    const own = profiles.map((profile) => [profile, of(profile)] as const);
    const key = own.join();
    const alike = rows.get(key);
    if (alike !== undefined) alike.texts.push(text);
    else {
      rows.set(key, {
        texts: [text],
        severity: Object.fromEntries(own) as Record<ProfileId, SeverityOrOff>,
      });
    }
  }
  return [...rows.values()];
};
