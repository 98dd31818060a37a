import type { Editor } from '../editor/editor';

const prefix = '#doc=';

/** Keeps the open design in the address once it is stored, so that a reload shows it again. */
export const followAddress = (editor: Editor): (() => void) =>
  editor.store.subscribe(({ documentId, saved }, before) => {
    if (documentId === before.documentId && saved === before.saved) return;
    const wanted =
      documentId !== undefined && (saved.state === 'saved' || saved.state === 'elsewhere')
        ? prefix + documentId
        : undefined;
    const isOther = location.hash.startsWith(prefix) && location.hash !== prefix + documentId;
    if (wanted !== undefined ? wanted !== location.hash : isOther) {
      history.replaceState(null, '', location.pathname + location.search + (wanted ?? ''));
    }
  });
