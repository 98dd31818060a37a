/** Hands a file to the person: made in the browser, sent nowhere. */
export const download = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** A file name from a design's name: letters, digits and dashes of any script, at most 60 characters. */
export const fileName = (design: string, extension: string): string => {
  const stem = design
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${stem === '' ? 'design' : stem}.${extension}`;
};
