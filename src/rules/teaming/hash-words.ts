const parts: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/src|source/, 'source'],
  [/dst|dest/, 'destination'],
  [/port/, 'port'],
  [/mac/, 'mac'],
  [/vlan/, 'vlan'],
  [/\bip|ip\b|ipaddr|l3/, 'ip'],
];

/**
 * What a hash looks at, from the words of any vendor: `src-dst-ip` and "Source and destination IP
 * address" are one. Undefined where nothing is recognised.
 */
export const hashWords = (text: string | undefined): string | undefined => {
  const plain = text?.toLowerCase().replaceAll(/[_-]/g, ' ');
  if (plain === undefined) return undefined;
  const found = parts.filter(([pattern]) => pattern.test(plain)).map(([, word]) => word);
  return found.length === 0 ? undefined : found.join(' ');
};
