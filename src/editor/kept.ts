import type { View } from './editor';

/** Where each part of the view may be kept. A new part without an answer does not compile. */
const keptInBrowser: Readonly<Record<keyof View, boolean>> = {
  theme: true,
  findingsOpen: true,
  outlineOpen: true,
  inspectorOpen: true,
  dialog: false,
  rule: false,
  finding: false,
  fixing: false,
  fixingAll: false,
  questionsOpen: false,
  lit: false,
  snap: true,
  trace: false,
  heat: true,
};

/** The part of localStorage that is used; it may throw in private windows. */
export interface Keep {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

const firstView: View = {
  theme: 'system',
  findingsOpen: true,
  outlineOpen: true,
  inspectorOpen: true,
  dialog: undefined,
  rule: undefined,
  finding: undefined,
  fixing: undefined,
  fixingAll: undefined,
  questionsOpen: false,
  lit: undefined,
  snap: true,
  trace: undefined,
  heat: false,
};

const storageKey = 'vswitchboard.view';
const themes: readonly unknown[] = ['light', 'dark', 'system'] satisfies View['theme'][];

const fits = (name: keyof View, value: unknown): boolean =>
  name === 'theme' ? themes.includes(value) : typeof value === 'boolean';

/** The view as this browser keeps it; anything odd in the storage is passed over. */
export const readKept = (keep: Keep | undefined): View => {
  const view: Record<string, unknown> = { ...firstView };
  try {
    const raw: unknown = JSON.parse(keep?.getItem(storageKey) ?? '{}');
    if (typeof raw !== 'object' || raw === null) return firstView;
    for (const name of Object.keys(keptInBrowser) as (keyof View)[]) {
      if (!keptInBrowser[name] || !Object.hasOwn(raw, name)) continue;
      const value = (raw as Record<string, unknown>)[name];
      if (fits(name, value)) view[name] = value;
    }
  } catch {
    return firstView;
  }
  return view as unknown as View;
};

/** Keeps what may be kept; a browser that refuses is not an error. */
export const writeKept = (keep: Keep | undefined, view: View): void => {
  if (keep === undefined) return;
  const out: Record<string, unknown> = {};
  for (const name of Object.keys(keptInBrowser) as (keyof View)[]) {
    if (keptInBrowser[name]) out[name] = view[name];
  }
  try {
    keep.setItem(storageKey, JSON.stringify(out));
  } catch {
    // Full or forbidden: the view then lasts as long as the page.
  }
};
