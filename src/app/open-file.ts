import type { Editor } from '../editor/editor';
import { limits } from '../file/format';
import type { Problem } from '../file/problem';
import { readDesign } from '../file/read';
import { showNotice } from './notice';

/** Bytes that a picture may have: a design of the largest size, drawn and embedded, is far below. */
const mostBytes = 96 * 1024 * 1024;

const isPicture = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x89 && bytes[1] === 0x50) ||
  new TextDecoder().decode(bytes.slice(0, 200)).trimStart().startsWith('<');

const refuse = (name: string, text: string): void =>
  showNotice({ title: `${shorter(name)} was not opened`, text, lines: [] });

const shorter = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** A problem with its place: `line 12, hosts[0].name: …`. */
export const problemLine = (problem: Problem): string => {
  const where = [problem.line === undefined ? '' : `line ${problem.line}`, problem.place].filter(
    (part) => part !== '',
  );
  return where.length === 0 ? problem.message : `${where.join(', ')}: ${problem.message}`;
};

/**
 * Opens a design file, or a picture that holds one. What is open stays untouched when that fails;
 * what can be kept of a damaged file is opened and its problems are listed.
 */
export const openFile = async (editor: Editor, file: File): Promise<void> => {
  if (file.size > Math.max(mostBytes, limits.fileUnits)) {
    refuse(file.name, `It has ${Math.ceil(file.size / 2 ** 20)} MiB; at most 96 can be opened.`);
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    refuse(file.name, 'The browser could not read it.');
    return;
  }
  let text: string | undefined;
  if (isPicture(bytes)) {
    const { designIn } = await import('../export/embedded');
    text = designIn(bytes);
    if (text === undefined) {
      refuse(
        file.name,
        'The picture holds no design. Pictures that vSwitchboard exports do, unless that was switched off.',
      );
      return;
    }
  } else text = new TextDecoder().decode(bytes);
  const { design, problems } = readDesign(text);
  if (design === undefined) {
    refuse(file.name, problems.map((problem) => problem.message).join(' '));
    return;
  }
  editor.openNew(design);
  editor.announce(`Opened ${design.name}`);
  if (problems.length > 0) {
    showNotice({
      title: `${shorter(file.name)} was opened with problems`,
      text: 'What could be read is open. This had to be left out or changed:',
      lines: problems.map(problemLine),
    });
  }
};
