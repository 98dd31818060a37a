import { enterWhatIf } from '../editor/commands/what-if';
import type { Editor } from '../editor/editor';
import { findAny } from '../model/find';
import { showNotice } from './notice';
import { problemLine } from './open-file';

/** What the part of the address behind `#` asks for. */
export type Wish =
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'nothing' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const wishOf = (hash: string): Wish => {
  const text = hash.replace(/^#/, '');
  const rule = /^rule=([\w/%-]{1,120})/.exec(text)?.[1];
  if (rule !== undefined) return { kind: 'rule', rule: decoded(rule) };
  const id = /^doc=([\w-]{1,80})/.exec(text)?.[1];
  if (id !== undefined) return { kind: 'document', id };
  // Everything else is taken for a link, so that a damaged one is told and not passed over.
  return text === '' || text.startsWith('/') ? { kind: 'nothing' } : { kind: 'link', text };
};

/** Takes the design out of the address: a reload then shows what is stored here, not the link again. */
const forgetAddress = () => history.replaceState(null, '', location.pathname + location.search);

const openLink = async (editor: Editor, text: string): Promise<void> => {
  const { decodeLink } = await import('../file/link/decode');
  const result = decodeLink(text);
  forgetAddress();
  if (!result.ok) {
    const { got, expected } = result;
    const far = got !== undefined && expected !== undefined && !result.reason.includes(String(got));
    showNotice({
      title: 'The link could not be opened',
      text: far ? `${result.reason} (${got} of ${expected} characters)` : result.reason,
      lines: [],
    });
    return;
  }
  editor.open(result.design, { readOnly: true });
  if (result.open !== undefined && findAny(result.design, result.open) !== undefined) {
    editor.reveal([result.open]);
  } else editor.ask({ look: 'all' });
  const { timeline } = result;
  if (timeline !== undefined) enterWhatIf(editor, (now) => ({ ...now, ...timeline }));
  if (result.problems.length > 0) {
    showNotice({
      title: 'The link was opened with problems',
      text: 'What could be read is open. This had to be left out or changed:',
      lines: result.problems.map(problemLine),
    });
  }
};

/** Opens what the address names. `openDocument` opens a design of this browser's library. */
export const openAddress = async (
  editor: Editor,
  openDocument: (id: string) => Promise<void>,
): Promise<void> => {
  const wish = wishOf(location.hash);
  if (wish.kind === 'link') await openLink(editor, wish.text);
  else if (wish.kind === 'rule') editor.show({ rule: wish.rule });
  else if (wish.kind === 'document') await openDocument(wish.id);
};
