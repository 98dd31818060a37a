import { Problems } from '../file/problem';
import { readDesign } from '../file/read';
import { type Draft, isObject, nowhere, type Reading } from '../file/read/reading';
import { readRecord } from '../file/read/record';
import type { Placement } from '../model/design';
import { copyOf, type Fragment, paste } from '../model/edits/duplicate';
import { remove } from '../model/edits/remove';
import { breaches } from '../model/invariants';
import { kindOf, placeOf } from '../model/kinds';
import { placementShape } from '../model/shape/design';
import type { Editor } from './editor';
import { allIds, inWords } from './selection';

/** Marks text on the clipboard as parts of a design. */
const marker = 'vswitchboard-parts';
const version = 1;
/** Longest text that is looked at, in UTF-16 units. */
const longest = 16 * 1024 * 1024;

/** A fragment as text for the system's clipboard. */
export const writeFragment = (fragment: Fragment): string =>
  JSON.stringify({ format: marker, version, ...fragment });

/**
 * A fragment from text of unknown origin: parts that this app copied, or a whole design file.
 * Undefined when it is neither. Everything is read field by field, as a file is.
 */
export const readFragment = (text: string): Fragment | undefined => {
  if (text.length > longest || !text.includes('vswitchboard')) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(raw)) return undefined;
  if (own(raw, 'format') !== marker) {
    const { design } = readDesign(text);
    return design && copyOf(design, [...allIds(design), ...design.networks.map((n) => n.id)]);
  }
  if (own(raw, 'version') !== version) return undefined;
  const reading: Reading = { problems: new Problems(), origin: new Map(), elements: 0 };
  return {
    items: readItems(own(raw, 'items'), reading),
    names: readNames(own(raw, 'names')),
    layout: readLayout(own(raw, 'layout'), reading),
  };
};

const own = (raw: Draft, key: string): unknown => (Object.hasOwn(raw, key) ? raw[key] : undefined);

const readItems = (raw: unknown, reading: Reading): Fragment['items'] => {
  if (!Array.isArray(raw)) return [];
  const seen = new Set<string>();
  return raw.flatMap((item: unknown) => {
    const id = isObject(item) ? own(item, 'id') : undefined;
    const place = typeof id === 'string' ? placeOf(id) : undefined;
    if (place === undefined || typeof id !== 'string' || seen.has(id)) return [];
    seen.add(id);
    // A distributed port group and one of a host share a kind, not a shape: the place tells.
    const value = readRecord(place.shape, item, undefined, { kind: place.kind, id }, reading);
    return value === undefined ? [] : [value as unknown as Fragment['items'][number]];
  });
};

const readNames = (raw: unknown): Fragment['names'] => {
  if (!isObject(raw)) return {};
  const out: Record<string, string> = {};
  for (const [id, name] of Object.entries(raw)) {
    if (kindOf(id) !== undefined && typeof name === 'string') out[id] = name.slice(0, 500);
  }
  return out;
};

const readLayout = (raw: unknown, reading: Reading): readonly Placement[] => {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((item: unknown) => {
    const value = readRecord(placementShape, item, undefined, nowhere, reading);
    return value === undefined ? [] : [value as unknown as Placement];
  });
};

// A browser may refuse the clipboard: copying inside the tab works all the same.
let lastCopied: { readonly text: string; readonly inSystem: boolean } | undefined;

/** Copies the selection to the clipboard. */
export const copySelection = async (editor: Editor): Promise<void> => {
  const { design, selection } = editor.store.getState();
  if (selection.length === 0) return;
  const text = writeFragment(copyOf(design, selection));
  lastCopied = { text, inSystem: false };
  editor.announce(`Copied ${inWords(design, selection)}`);
  const inSystem = await editor.outside.writeClipboard(text);
  if (lastCopied?.text === text) lastCopied = { text, inSystem };
};

/** Copies the selection and takes it out of the design. */
export const cutSelection = async (editor: Editor): Promise<void> => {
  const { design, selection } = editor.store.getState();
  if (selection.length === 0) return;
  const copied = copySelection(editor);
  editor.commit(`Cut ${inWords(design, selection)}`, (d) => remove(d, selection), {
    select: [],
    say: true,
  });
  await copied;
};

/** Pastes text into the selected host (or what is in it), or beside the originals. False when it is not ours. */
export const pasteText = (editor: Editor, text: string): boolean => {
  const fragment = readFragment(text);
  if (fragment === undefined || fragment.items.length === 0) return false;
  pasteFragment(editor, fragment, 'Paste', true);
  return true;
};

const pasteFragment = (editor: Editor, fragment: Fragment, verb: string, isForeign: boolean) => {
  const { design, selection, readOnly } = editor.store.getState();
  if (readOnly) return;
  const target = selection.length === 1 ? selection[0] : undefined;
  const made = paste(design, fragment, target);
  if (made.ids.length === 0) {
    editor.say({ text: 'Select a host first: these parts go into one.', tone: 'bad' });
    return;
  }
  // Text from elsewhere may be made to break what no edit of ours breaks.
  if (isForeign && breaches(made.design).length > 0) {
    editor.say({ text: 'The clipboard holds parts that do not fit together.', tone: 'bad' });
    return;
  }
  const title = `${verb} ${inWords(made.design, made.ids)}`;
  editor.commit(title, () => made.design, { select: made.ids });
  editor.reveal(made.ids);
  editor.announce(title);
};

/** Pastes what the clipboard holds. */
export const pasteClipboard = async (editor: Editor): Promise<void> => {
  const system = await editor.outside.readClipboard();
  const text = system !== undefined && lastCopied?.inSystem !== false ? system : lastCopied?.text;
  if (text === undefined || !pasteText(editor, text)) {
    editor.say({ text: 'There is no part of a design on the clipboard.', tone: 'plain' });
  }
};

/** A copy of the selection beside it, without the clipboard. */
export const duplicateSelection = (editor: Editor): void => {
  const { design, selection, readOnly } = editor.store.getState();
  if (readOnly || selection.length === 0) return;
  const made = paste(design, copyOf(design, selection));
  if (made.ids.length === 0) return;
  const title = `Duplicate ${inWords(design, selection)}`;
  editor.commit(title, () => made.design, { select: made.ids });
  editor.reveal(made.ids);
  editor.announce(title);
};
