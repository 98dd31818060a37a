import { childPlaces, type Kind, placeOf, topPlaces } from '../../model/kinds';
import type { RecordShape, Section, Shape } from '../../model/shape/shape';

/** Shapes that one field can edit; lists and the failover order have editors of their own. */
export type FieldShape = Exclude<Shape, { type: 'record' | 'list' | 'id' }>;

export interface FieldSpec {
  /** Field names from the element: `['security', 'promiscuous']`. */
  readonly path: readonly string[];
  readonly shape: FieldShape;
  readonly section: Section;
  readonly required: boolean;
  /** Name of the part it belongs to, where a section holds several: "Traffic shaping, to the VM". */
  readonly part?: string;
}

/** Sections in the order people ask, with their headings. */
export const sections: Readonly<Record<Section, string>> = {
  identity: 'Identity',
  connection: 'Connection',
  teaming: 'Teaming and failover',
  network: 'VLAN, MTU and addresses',
  bandwidth: 'Bandwidth',
  hardware: 'Hardware',
  security: 'Security',
  shaping: 'Traffic shaping',
  policy: 'Policy',
  doubt: 'Not known or guessed',
};

/** Edited by the failover order editor, not one by one. */
const isOrder = (path: readonly string[]): boolean =>
  path[0] === 'teaming' && (path[1] === 'active' || path[1] === 'standby');

const specsIn = (
  shape: RecordShape,
  path: readonly string[],
  part: string | undefined,
): readonly FieldSpec[] =>
  [[shape.required, true] as const, [shape.optional, false] as const].flatMap(
    ([fields, required]) =>
      Object.entries(fields).flatMap(([name, field]): readonly FieldSpec[] => {
        const here = [...path, name];
        if (field.type === 'id' || field.type === 'list' || isOrder(here)) return [];
        if (field.type === 'record') return specsIn(field, here, field.label);
        return [
          {
            path: here,
            shape: field,
            section: field.section ?? 'identity',
            required: required && path.length === 0,
            ...(part === undefined ? {} : { part }),
          },
        ];
      }),
  );

const shapeOf = (kind: Kind): RecordShape | undefined =>
  topPlaces.find((p) => p.kind === kind)?.shape ??
  Object.values(childPlaces)
    .flat()
    .find((p) => p.kind === kind)?.shape;

const known = new Map<string, readonly FieldSpec[]>();

/** Every field of an element, from the table of its noun. A distributed port group has its own table. */
export const fieldSpecs = (id: string): readonly FieldSpec[] => {
  const place = placeOf(id);
  if (place === undefined) return [];
  const key = `${place.kind}${id.split('.')[0]?.[0] ?? ''}`;
  let specs = known.get(key);
  if (specs === undefined) {
    specs = specsIn(place.shape, [], undefined);
    known.set(key, specs);
  }
  return specs;
};

/** Every field of a kind, for tests. */
export const fieldSpecsOfKind = (kind: Kind): readonly FieldSpec[] => {
  const shape = shapeOf(kind);
  return shape === undefined ? [] : specsIn(shape, [], undefined);
};

/** Fields that all these elements have, in the order of the first one. */
export const sharedSpecs = (ids: readonly string[]): readonly FieldSpec[] => {
  const [first, ...rest] = ids;
  if (first === undefined) return [];
  const others = rest.map((id) => new Set(fieldSpecs(id).map((spec) => spec.path.join('.'))));
  return fieldSpecs(first).filter((spec) => others.every((has) => has.has(spec.path.join('.'))));
};
