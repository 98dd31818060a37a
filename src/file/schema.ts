import { patterns } from '../model/formats';
import { childPlaces, type Kind, topPlaces } from '../model/kinds';
import { headShape, reviewShape, topologyShape } from '../model/shape/design';
import type { ListShape, RecordShape, Shape, TextShape } from '../model/shape/shape';
import { currentVersion, formatName, schemaUrl } from './format';
import { layoutShape } from './layout-shape';
import { fieldsOf } from './read/reading';

type Json = Record<string, unknown>;

/**
 * The JSON Schema (2020-12) of a file, made from the tables that the reader follows. It tells form
 * only: that ids are there once, and that references lead somewhere, is for the reader to say.
 */
export const topologySchema = (): object => {
  const defs = new Definitions();
  const topology = Object.fromEntries(
    topPlaces.map(({ field, kind, letter }) => {
      const shape = topologyShape.required[field];
      return [field, defs.list(shape, kind, `^${letter}${idNumber}$`)];
    }),
  );
  const { name, description } = { ...headShape.required, ...headShape.optional };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaUrl,
    title: 'vSwitchboard design',
    description:
      'Hosts, their virtual switches and what they are cabled to. Leave out what is not known.',
    ...object(
      {
        $schema: { type: 'string', description: 'Names this schema, for editors.' },
        format: { const: formatName },
        version: { const: currentVersion },
        name: defs.value(name),
        description: defs.value(description),
        topology: {
          title: topologyShape.label,
          description: 'What is there.',
          ...object(topology, []),
        },
        layout: {
          description:
            'Where a person put hosts, physical switches, storage targets and notes, and which hosts are cards.',
          ...defs.record(layoutShape),
        },
        review: {
          description: 'Waived findings and own rule profiles.',
          ...defs.record(reviewShape),
        },
      },
      ['format', 'version', 'name'],
    ),
    $defs: defs.all,
  };
};

const idNumber = '[1-9]\\d{0,6}';

const object = (properties: Json, required: readonly string[]): Json => ({
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
});

/** Patterns of the ids of each kind, wherever in the model it lives: port groups lie in two places. */
const idPatterns = (): ReadonlyMap<string, readonly string[]> => {
  const out = new Map<string, string[]>();
  const add = (kind: Kind, prefix: string, letter: string) => {
    const pattern = `${prefix}${letter}${idNumber}`;
    out.set(kind, [...(out.get(kind) ?? []), pattern]);
    for (const child of childPlaces[kind] ?? []) add(child.kind, `${pattern}\\.`, child.letter);
  };
  for (const { kind, letter } of topPlaces) add(kind, '', letter);
  return out;
};

/** Records that stand in several places are defined once and referred to. */
class Definitions {
  readonly all: Json = {};
  private readonly names = new Map<RecordShape, string>();
  private readonly patterns = idPatterns();

  value(shape: Shape, kind?: Kind, idPattern?: string): Json {
    const note = {
      title: shape.label,
      ...(shape.help === undefined ? {} : { description: shape.help }),
    };
    switch (shape.type) {
      case 'text':
        return { ...note, ...textSchema(shape) };
      case 'int': {
        const unit = shape.unit === undefined ? {} : { title: `${shape.label} (${shape.unit})` };
        const examples = shape.common === undefined ? {} : { examples: [...shape.common] };
        return {
          ...note,
          ...unit,
          type: 'integer',
          minimum: shape.min,
          maximum: shape.max,
          ...examples,
        };
      }
      case 'flag':
        return { ...note, type: 'boolean' };
      case 'choice':
        return { ...note, ...wordSchema(shape.of) };
      case 'choices':
        return { ...note, type: 'array', uniqueItems: true, items: wordSchema(shape.of) };
      case 'id':
        return {
          ...note,
          type: 'string',
          pattern: idPattern ?? `^[a-z]${idNumber}(?:\\.[a-z]${idNumber}){0,2}$`,
        };
      case 'ref':
        return { ...note, ...this.reference(shape.to) };
      case 'refs':
        return {
          ...note,
          type: 'array',
          uniqueItems: true,
          maxItems: shape.max,
          items: this.reference(shape.to),
        };
      case 'record':
        return { ...note, $ref: this.define(shape) };
      case 'list':
        return this.list(shape, kind, idPattern);
    }
  }

  list(shape: ListShape, kind?: Kind, idPattern?: string): Json {
    return {
      title: shape.label,
      type: 'array',
      maxItems: shape.max,
      items: { $ref: this.define(shape.item, kind, idPattern) },
    };
  }

  record(shape: RecordShape, kind?: Kind, idPattern?: string): Json {
    const properties: Json = {};
    const required: string[] = [];
    for (const { name, shape: field, required: must } of fieldsOf(shape).values()) {
      const child = childPlaces[kind ?? 'note']?.find((p) => p.field === name);
      const own = name === 'id' ? idPattern : undefined;
      const inner =
        child === undefined
          ? own
          : `${(idPattern ?? '').slice(0, -1)}\\.${child.letter}${idNumber}$`;
      properties[name] = this.value(field, child?.kind, inner);
      if (must && field.type !== 'list' && field.type !== 'refs') required.push(name);
    }
    return object(properties, required);
  }

  private define(shape: RecordShape, kind?: Kind, idPattern?: string): string {
    let name = this.names.get(shape);
    if (name === undefined) {
      name = shape.label.replaceAll(
        /[^A-Za-z0-9]+(.)?/g,
        (_, next: string | undefined) => next?.toUpperCase() ?? '',
      );
      while (Object.hasOwn(this.all, name)) name += '2';
      this.names.set(shape, name);
      // Its place is kept first, so that definitions stand in the order of the model.
      this.all[name] = {};
      this.all[name] = { title: shape.label, ...this.record(shape, kind, idPattern) };
    }
    return `#/$defs/${name}`;
  }

  private reference(to: readonly string[]): Json {
    const all = to.flatMap((kind) => this.patterns.get(kind) ?? []);
    return { type: 'string', pattern: `^(?:${all.join('|')})$` };
  }
}

const textSchema = (shape: TextShape): Json => {
  const format =
    shape.format === 'plain' || shape.format === 'long' ? {} : { pattern: patterns[shape.format] };
  return { type: 'string', maxLength: shape.max, ...format };
};

const wordSchema = (of: Readonly<Record<string, string>>): Json => ({
  oneOf: Object.entries(of).map(([value, title]) => ({ const: value, title })),
});
