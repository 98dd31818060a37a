import type { Command } from './commands/command';

/** What of a keyboard event is looked at. */
export interface KeyPress {
  readonly key: string;
  /** Place on the keyboard: `Digit1`, `KeyZ`. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

const chordOf = (text: string): Chord => {
  const parts = text.split('+');
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: parts.at(-1) ?? '',
  };
};

const chords = new Map<string, readonly Chord[]>();

/** `Mod+Shift+Z Mod+Y`: chords with spaces between, Mod for Ctrl or ⌘, `Plus` for the + key. */
const chordsOf = (shortcut: string): readonly Chord[] => {
  let known = chords.get(shortcut);
  if (known === undefined) {
    known = shortcut.split(' ').map(chordOf);
    chords.set(shortcut, known);
  }
  return known;
};

const isPunctuation = (key: string) => key === 'Plus' || /^[^A-Za-z0-9]$/.test(key);

const hits = (chord: Chord, press: KeyPress): boolean => {
  if (chord.mod !== (press.ctrlKey || press.metaKey) || chord.alt !== press.altKey) return false;
  // Where ? and / stand differs by keyboard: the character counts, not how it is typed.
  if (isPunctuation(chord.key)) {
    const key = chord.key === 'Plus' ? '+' : chord.key;
    return press.key === key;
  }
  if (chord.shift !== press.shiftKey) return false;
  if (/^\d$/.test(chord.key)) {
    return press.key === chord.key || press.code === `Digit${chord.key}`;
  }
  if (press.key.length === 1 && /^[A-Z]$/.test(chord.key)) {
    // A keyboard of another script still has its Z where the Latin one has it.
    const letter = /^[a-z]$/i.test(press.key) ? press.key.toUpperCase() : press.code?.slice(3);
    return letter === chord.key;
  }
  return press.key === chord.key;
};

/** Does this key press call for the shortcut? */
export const matches = (shortcut: string, press: KeyPress): boolean =>
  chordsOf(shortcut).some((chord) => hits(chord, press));

/** The command of a key press. While typing only those that say so. */
export const commandFor = (
  commands: readonly Command[],
  press: KeyPress,
  typing: boolean,
): Command | undefined =>
  commands.find(
    (command) =>
      command.shortcut !== undefined &&
      (!typing || command.whileTyping === true) &&
      matches(command.shortcut, press),
  );

const plainInputs = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color']);

/** Is the keyboard busy with text here? */
export const isTyping = (target: EventTarget | null): boolean => {
  const at = target as Partial<HTMLInputElement> | null;
  const tag = at?.tagName?.toUpperCase();
  if (tag === 'INPUT') return !plainInputs.has((at?.type ?? 'text').toLowerCase());
  return tag === 'TEXTAREA' || tag === 'SELECT' || at?.isContentEditable === true;
};

const isApple = (): boolean =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform ?? '');

const appleWords: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const keyWords: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Plus: '+',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** Each chord as people read it: `Mod+Shift+Z Mod+Y` → `Ctrl+Shift+Z`, `Ctrl+Y`. */
export const shortcutWords = (shortcut: string, apple = isApple()): string[] => {
  if (shortcut === '') return [];
  return shortcut.split(' ').map((chord) => {
    const parts = chord
      .split('+')
      .map((part) => (apple ? appleWords[part] : undefined) ?? keyWords[part] ?? part);
    return parts.join(apple ? '' : '+');
  });
};
