import type { Skipped } from './estate';

const secret = /password|credential|licen[cs]e|secret|token|passphrase|thumbprint/i;

/** Fields that are never read. Their values are not even looked at. */
export const secretsIn = (json: unknown, depth = 0): number => {
  if (typeof json !== 'object' || json === null || depth > 12) return 0;
  if (Array.isArray(json))
    return json.slice(0, 10_000).reduce<number>((sum, one) => sum + secretsIn(one, depth + 1), 0);
  return Object.entries(json).reduce((sum, [name, value]) => {
    // `skipEsxThumbprintValidation: true` is a switch and no secret.
    if (secret.test(name) && typeof value !== 'boolean') return sum + 1;
    return sum + secretsIn(value, depth + 1);
  }, 0);
};

/** The line that says so. */
export const secretsSkipped = (count: number): readonly Skipped[] =>
  count === 0
    ? []
    : [{ what: 'Passwords, credentials, licences and thumbprints', why: 'never read', count }];
