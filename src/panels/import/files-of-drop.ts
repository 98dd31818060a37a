import type { NamedFile } from './messages';

/** A folder deeper or fuller than this is no export but somebody's disk. */
const deepest = 8;
const mostFiles = 20_000;

const named = (file: File, folder = ''): NamedFile => ({ name: `${folder}${file.name}`, file });

/** A list of files, as a chooser gives it; those of a chosen folder keep their path. */
export const filesOfList = (list: Iterable<File>): readonly NamedFile[] =>
  [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  return new Promise((resolve) => {
    const all: FileSystemEntry[] = [];
    // A reader gives its entries in lots until a lot is empty.
    const next = () =>
      reader.readEntries(
        (lot) => {
          all.push(...lot);
          if (lot.length === 0 || all.length > mostFiles) resolve(all);
          else next();
        },
        () => resolve(all),
      );
    next();
  });
};

const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const walk = async (entry: FileSystemEntry, out: NamedFile[], folder: string, depth: number) => {
  // What systems leave in folders (.DS_Store, Thumbs.db) was not meant.
  if (out.length >= mostFiles || /^(?:\.|Thumbs\.db$|__MACOSX$)/.test(entry.name)) return;
  if (isFile(entry)) {
    const file = await fileOf(entry);
    if (file !== undefined) out.push(named(file, folder));
  } else if (isFolder(entry) && depth < deepest) {
    for (const inner of await entriesOf(entry)) {
      await walk(inner, out, `${folder}${entry.name}/`, depth + 1);
    }
  }
};

/** The files of a drop, folders walked through. Reads what is carried at once: it is gone after the event. */
export const filesOfDrop = async (carried: DataTransfer): Promise<readonly NamedFile[]> => {
  const entries = [...carried.items].flatMap((item) =>
    item.kind === 'file' ? [item.webkitGetAsEntry()] : [],
  );
  const plain = [...carried.files];
  const out: NamedFile[] = [];
  if (!entries.some((entry) => entry?.isDirectory === true)) return plain.map((f) => named(f));
  for (const entry of entries) if (entry !== null) await walk(entry, out, '', 0);
  return out;
};
