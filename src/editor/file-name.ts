/** A file name that every system takes, from any text; at most 80 characters before the ending. */
export const fileNameOf = (name: string, ending = 'json'): string => {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[ .-]+|[ .-]+$/g, '')
    .slice(0, 80);
  return `${safe === '' ? 'design' : safe}.${ending}`;
};
