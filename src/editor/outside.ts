import type { Outside } from './editor';

/** An outside that refuses everything and knows positions only: what tests start from. */
export const noOutside: Outside = {
  readClipboard: async () => undefined,
  writeClipboard: async () => false,
  saveFile: () => {},
  chooseFile: () => {},
  boxesOf: (design, ids) =>
    design.layout
      .filter((position) => ids.includes(position.id))
      .map((position) => ({ ...position, width: 0, height: 0 })),
};

/** The browser's clipboard and downloads. `chooseFile` and `boxesOf` are the app's to hand in. */
export const browserOutside = (own: Pick<Outside, 'chooseFile' | 'boxesOf'>): Outside => {
  // What this page wrote last and nobody can have replaced since: pasting it needs no permission.
  let written: string | undefined;
  const forget = () => {
    written = undefined;
  };
  window.addEventListener('blur', forget);
  document.addEventListener('copy', forget);
  document.addEventListener('cut', forget);
  return {
    ...own,
    readClipboard: async () => {
      if (written !== undefined) return written;
      try {
        return await navigator.clipboard.readText();
      } catch {
        return undefined;
      }
    },
    writeClipboard: async (text) => {
      written = text;
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    saveFile: (name, content) => {
      const url = URL.createObjectURL(
        typeof content === 'string' ? new Blob([content], { type: 'application/json' }) : content,
      );
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // The download reads the address after this turn.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
};
