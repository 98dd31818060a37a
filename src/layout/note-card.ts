import type { Note } from '../model/design';
import { box, label } from './marks';
import { printable, wrap } from './measure';
import type { Group } from './scene';

const width = 240;
const face = { size: 13 } as const;
const lineHeight = 19;
const lines = new WeakMap<Note, readonly string[]>();

const linesOf = (note: Note): readonly string[] => {
  let known = lines.get(note);
  if (known === undefined) {
    known = wrap(note.text, width - 32, face, 12);
    lines.set(note, known);
  }
  return known;
};

export const noteSize = (note: Note) => ({
  width,
  height: 26 + lineHeight * Math.max(1, linesOf(note).length),
});

export const drawNote = (note: Note): Group[] => {
  const { height } = noteSize(note);
  return [
    {
      id: note.id,
      key: note.id,
      kind: 'note',
      rect: { x: 0, y: 0, width, height },
      title: `Note: ${printable(note.text.slice(0, 300))}`,
      traffic: [],
      marks: [
        box({ x: 0, y: 0, width, height }, 8, 'tint-warning', 'line'),
        box({ x: 0, y: 10, width: 3, height: height - 20 }, 1.5, 'warning'),
        ...linesOf(note).map((text, i) =>
          label(text, 16, 28 + i * lineHeight, width - 30, face, 'ink'),
        ),
      ],
    },
  ];
};
