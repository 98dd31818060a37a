import type { Estate } from './estate';

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder that all files are in, if they are several in one. */
const folderOf = (files: readonly string[]): string | undefined => {
  const folders = new Set(files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/')))));
  const [only = ''] = folders;
  return files.length > 1 && folders.size === 1 && only !== ''
    ? lastPart(only).replace(/\.(?:zip|tgz|tar|gz)$/i, '')
    : undefined;
};

/**
 * What an imported design is called: as the file or folder is that most of its hosts came from, of
 * two with as many the first. A console's text of one host does not name the estate.
 */
export const designName = (estates: readonly Estate[]): string => {
  const largest = estates.reduce<Estate | undefined>(
    (most, one) => (most === undefined || one.hosts.length > most.hosts.length ? one : most),
    undefined,
  );
  const files = largest?.source.files ?? [];
  const base = folderOf(files) ?? lastPart(files[0] ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return base === '' ? 'Imported estate' : base.slice(0, 200);
};
