import { expect, it } from 'vitest';
import { childPlaces, type Kind, topPlaces } from '../../model/kinds';
import { headShape, placementShape, reviewShape } from '../../model/shape/design';
import type { RecordShape, Shape } from '../../model/shape/shape';
import { rootTable, type Table } from './columns';
import { columnsText } from './columns-1';

/** The lines that codec 1 needs for the shapes as they are today. */
const linesOfShapes = (): string[] => {
  const lines: string[] = [];
  const root = [
    ...Object.entries({ ...headShape.required, ...headShape.optional }).map(
      ([name]) => `${name} t`,
    ),
    ...topPlaces.map(({ field }) => `${field} L`),
    'layout L',
    'review R',
    'folded q',
  ];
  lines.push(`design: ${root.join(' | ')}`);
  const add = (path: string, shape: RecordShape, kind: Kind | undefined, letter: string) => {
    const inner: (() => void)[] = [];
    const specs: string[] = [];
    for (const [fields, required] of [
      [shape.required, true],
      [shape.optional, false],
    ] as const) {
      for (const [name, field] of Object.entries(fields)) {
        specs.push(`${name} ${typeOf(field, required, letter)}`);
        if (field.type === 'record') inner.push(() => add(`${path}.${name}`, field, undefined, ''));
        if (field.type === 'list') {
          const place = childPlaces[kind ?? 'note']?.find((p) => p.field === name);
          inner.push(() => add(`${path}.${name}`, field.item, place?.kind, place?.letter ?? ''));
        }
      }
    }
    lines.push(`${path}: ${specs.join(' | ')}`);
    for (const go of inner) go();
  };
  for (const { field, shape, kind, letter } of topPlaces) add(field, shape, kind, letter);
  add('layout', placementShape, undefined, '');
  add('review', reviewShape, undefined, '');
  return lines.map((line) => (line.startsWith('layout:') ? 'layout: id r | x p | y p' : line));
};

const typeOf = (shape: Shape, required: boolean, letter: string): string => {
  switch (shape.type) {
    case 'text':
      return shape.format === 'mac' ? 'm' : 't';
    case 'int':
      return 'n';
    case 'flag':
      return 'f';
    case 'choice':
      return `c ${Object.keys(shape.of).join(' ')}`;
    case 'choices':
      return `s ${Object.keys(shape.of).join(' ')}`;
    case 'id':
      return `i ${letter}`;
    case 'ref':
      return 'r';
    case 'refs':
      return required ? 'Q' : 'q';
    case 'record':
      return 'R';
    case 'list':
      return required ? 'L' : 'l';
  }
};

const words = (line: string): string[][] =>
  line
    .slice(line.indexOf(':') + 1)
    .split('|')
    .map((spec) => spec.trim().split(' '));

it('has a column for every field and a number for every word of the shapes', () => {
  if (process.env.PRINT_COLUMNS !== undefined) console.log(linesOfShapes().join('\n'));
  const frozen = new Map(
    columnsText
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line]),
  );
  for (const line of linesOfShapes()) {
    const path = line.slice(0, line.indexOf(':'));
    const have = words(frozen.get(path) ?? '');
    for (const [name, type, ...choices] of words(line)) {
      const column = have.find(([known]) => known === name);
      expect(column?.[1], `append “${name} ${type}” to the line of ${path} in columns-1.ts`).toBe(
        type,
      );
      for (const choice of choices) {
        expect(column?.slice(2), `append the word to ${path}.${name} in columns-1.ts`).toContain(
          choice,
        );
      }
    }
  }
});

it('reads its own text', () => {
  const count = (table: Table): number =>
    table.columns.reduce(
      (sum, column) => sum + 1 + (column.table === undefined ? 0 : count(column.table)),
      0,
    );
  expect(count(rootTable())).toBeGreaterThan(250);
});
