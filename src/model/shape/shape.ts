/**
 * The little language in which the model says what a design may hold.
 * One table per noun serves validation (`file/read`), the JSON Schema, the inspector's
 * fields, the words of a diff and the packing of links, so none of them can disagree.
 */

export type Section =
  | 'identity'
  | 'connection'
  | 'teaming'
  | 'network'
  | 'bandwidth'
  | 'security'
  | 'shaping'
  | 'hardware'
  | 'policy'
  | 'doubt';

/** What is left out of a redacted share: addresses, MACs, names. */
export type Sensitive = 'address' | 'mac' | 'name';

export type TextFormat = 'plain' | 'long' | 'ip4' | 'ip6' | 'subnet' | 'mac' | 'vlans' | 'date';

interface Note {
  /** Words for people, in the field's own terms. */
  readonly label: string;
  /** One sentence more: what it means, where the limit comes from. */
  readonly help?: string;
  readonly section?: Section;
  readonly sensitive?: Sensitive;
}

export interface TextShape extends Note {
  readonly type: 'text';
  readonly format: TextFormat;
  /** Longest allowed text in UTF-16 units. */
  readonly max: number;
}
export interface IntShape extends Note {
  readonly type: 'int';
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
  /** Common values, offered as completions. */
  readonly common?: readonly number[];
}
export interface FlagShape extends Note {
  readonly type: 'flag';
}
export interface ChoiceShape<V extends string = string> extends Note {
  readonly type: 'choice';
  readonly of: Readonly<Record<V, string>>;
}
/** A set of choices, kept in the order of the table. */
export interface ChoicesShape<V extends string = string> extends Note {
  readonly type: 'choices';
  readonly of: Readonly<Record<V, string>>;
}
export interface IdShape extends Note {
  readonly type: 'id';
}
/** A reference to another element by id. */
export interface RefShape extends Note {
  readonly type: 'ref';
  readonly to: readonly string[];
}
export interface RefsShape extends Note {
  readonly type: 'refs';
  readonly to: readonly string[];
  readonly max: number;
}
/** A position on the canvas in pixels at zoom 1: the only numbers that may be negative. */
export interface RecordShape<R extends Fields = Fields, O extends Fields = Fields> extends Note {
  readonly type: 'record';
  readonly required: R;
  readonly optional: O;
}
export interface ListShape<I extends RecordShape = RecordShape> extends Note {
  readonly type: 'list';
  readonly item: I;
  readonly max: number;
}
export type Shape =
  | TextShape
  | IntShape
  | FlagShape
  | ChoiceShape
  | ChoicesShape
  | IdShape
  | RefShape
  | RefsShape
  | RecordShape
  | ListShape;
export interface Fields {
  readonly [name: string]: Shape;
}

type Infer<S> =
  S extends ChoiceShape<infer V>
    ? V
    : S extends ChoicesShape<infer V>
      ? readonly V[]
      : S extends TextShape | IdShape | RefShape
        ? string
        : S extends IntShape
          ? number
          : S extends FlagShape
            ? boolean
            : S extends RefsShape
              ? readonly string[]
              : S extends ListShape<infer I>
                ? readonly Of<I>[]
                : S extends RecordShape
                  ? Of<S>
                  : never;

/** The TypeScript type of the values that a record shape describes. */
export type Of<S> =
  S extends RecordShape<infer R, infer O>
    ? { readonly [K in keyof R]: Infer<R[K]> } & { readonly [K in keyof O]?: Infer<O[K]> }
    : never;

type Extra = Omit<Note, 'label'>;

export const text = (
  label: string,
  more: Extra & { format?: TextFormat; max?: number } = {},
): TextShape => ({ type: 'text', format: 'plain', max: 200, ...more, label });
export const int = (
  label: string,
  range: readonly [min: number, max: number],
  more: Extra & { unit?: string; common?: readonly number[] } = {},
): IntShape => ({ type: 'int', min: range[0], max: range[1], ...more, label });
export const flag = (label: string, more: Extra = {}): FlagShape => ({
  type: 'flag',
  ...more,
  label,
});
export const choice = <const V extends string>(
  label: string,
  of: Readonly<Record<V, string>>,
  more: Extra = {},
): ChoiceShape<V> => ({ type: 'choice', ...more, of, label });
export const choices = <const V extends string>(
  label: string,
  of: Readonly<Record<V, string>>,
  more: Extra = {},
): ChoicesShape<V> => ({ type: 'choices', ...more, of, label });
export const id = (label = 'Id'): IdShape => ({ type: 'id', label });
export const ref = (label: string, to: readonly string[], more: Extra = {}): RefShape => ({
  type: 'ref',
  ...more,
  to,
  label,
});
export const refs = (
  label: string,
  to: readonly string[],
  more: Extra & { max?: number } = {},
): RefsShape => ({ type: 'refs', max: 256, ...more, to, label });
export const list = <I extends RecordShape>(
  label: string,
  item: I,
  max: number,
  more: Extra = {},
): ListShape<I> => ({ type: 'list', item, max, ...more, label });
export const record = <R extends Fields, O extends Fields>(
  label: string,
  required: R,
  optional: O,
  more: Extra = {},
): RecordShape<R, O> => ({ type: 'record', required, optional, ...more, label });

/** The shape of one field of a record, wherever it stands. */
export const fieldOf = (shape: RecordShape, name: string): Shape | undefined =>
  Object.hasOwn(shape.required, name)
    ? shape.required[name]
    : Object.hasOwn(shape.optional, name)
      ? shape.optional[name]
      : undefined;
