const most = 512;

const range = (text: string): readonly string[] | undefined => {
  const match = /^(.*?)(\d{1,5})\s*-\s*(.*?)(\d{1,5})$/.exec(text);
  if (match === null) return undefined;
  const [, stem = '', from = '', again = '', to = ''] = match;
  // `1/25-48` and `1/25-1/48` mean the same; `1/25-2/3` means nothing.
  if (again !== '' && again !== stem) return undefined;
  const [first, last] = [Number(from), Number(to)];
  if (last < first || last - first >= most) return undefined;
  const width = from.startsWith('0') ? from.length : 0;
  return Array.from(
    { length: last - first + 1 },
    (_, i) => `${stem}${String(first + i).padStart(width, '0')}`,
  );
};

/** Names of a list of ports: `1/25-1/48, mgmt0`. At most 512; undefined when it cannot be read. */
export const portNames = (text: string): readonly string[] | undefined => {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const names: string[] = [];
  for (const part of parts) {
    const read = /\d\s*-\s*\S*\d$/.test(part) ? range(part) : [part];
    if (read === undefined) return undefined;
    names.push(...read);
  }
  if (names.length === 0 || names.length > most) return undefined;
  return [...new Set(names)];
};
