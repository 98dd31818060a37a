/** Names that go on where a series stands: esx01 → esx02, vmnic5 → vmnic6, tor-a → tor-b. */

const parts = (name: string): { stem: string; digits: string; rest: string } | undefined => {
  // A host's number stands before the domain: esx01.lab.local → esx02.lab.local.
  const dot = name.indexOf('.');
  const head = dot > 0 ? name.slice(0, dot) : name;
  const match = /^(.*?)(\d{1,9})$/.exec(head);
  return match === null
    ? undefined
    : { stem: match[1] ?? '', digits: match[2] ?? '', rest: dot > 0 ? name.slice(dot) : '' };
};

const nextLetter = (name: string): string | undefined => {
  const match = /^(.*[-_ ])([a-y])$/i.exec(name);
  const letter = match?.[2];
  return letter === undefined
    ? undefined
    : `${match?.[1] ?? ''}${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
};

const following = (name: string): string => {
  const numbered = parts(name);
  if (numbered === undefined) return nextLetter(name) ?? `${name} 2`;
  const { stem, digits, rest } = numbered;
  return `${stem}${String(Number(digits) + 1).padStart(digits.length, '0')}${rest}`;
};

/** The name itself if nobody has it, else the next free one of its series; a name without a number gets " 2". */
export const freeName = (name: string, taken: Iterable<string>): string => {
  const used = taken instanceof Set ? (taken as Set<string>) : new Set(taken);
  let candidate = name;
  while (used.has(candidate)) candidate = following(candidate);
  return candidate;
};

/** The name after the last of a list if that one counts, else `first`; never one that is taken. */
export const nextName = (names: readonly string[], first: string): string => {
  const last = names.at(-1);
  const goesOn =
    last !== undefined && (parts(last) !== undefined || nextLetter(last) !== undefined);
  return freeName(goesOn ? last : first, names);
};
