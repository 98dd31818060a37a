import type { Design } from '../../model/design';
import { placeOf, topPlaces } from '../../model/kinds';
import { reviewShape } from '../../model/shape/design';
import type { RecordShape, Shape } from '../../model/shape/shape';
import { fieldsOf } from '../read/reading';

/** What goes out with a share; all of it unless said otherwise. */
export interface Included {
  readonly addresses?: boolean;
  readonly macs?: boolean;
  /** Names and all free text: notes, descriptions, reasons. */
  readonly names?: boolean;
}

/**
 * A design without its addresses, MACs or names. The same name becomes the same neutral one
 * ("Host 1", "Port group 3") wherever it stands, so that what is compared by name stays comparable.
 */
export const redact = (design: Design, included: Included): Design => {
  const leavesOut = (shape: Shape): boolean =>
    (included.addresses === false && shape.sensitive === 'address') ||
    (included.macs === false && shape.sensitive === 'mac') ||
    (included.names === false && (shape.sensitive === 'name' || isFreeText(shape)));
  if (included.addresses !== false && included.macs !== false && included.names !== false) {
    return design;
  }
  const neutral = neutralNames();
  const inRecord = (shape: RecordShape, value: object): object => {
    const out: Record<string, unknown> = {};
    const source = value as Record<string, unknown>;
    for (const { name, shape: field, required } of fieldsOf(shape).values()) {
      const found = source[name];
      if (found === undefined) continue;
      if (field.type === 'record') out[name] = inRecord(field, found as object);
      else if (field.type === 'list') {
        out[name] = (found as object[]).map((item) => inRecord(field.item, item));
      } else if (!leavesOut(field)) out[name] = found;
      else if (required) out[name] = neutral(name === 'name' ? shape.label : field.label, found);
    }
    return out;
  };
  const out: Record<string, unknown> = { ...design };
  for (const { field } of topPlaces) {
    out[field] = design[field].map((value) =>
      inRecord(placeOf(value.id)?.shape ?? emptyShape, value),
    );
  }
  out.review = inRecord(reviewShape, design.review);
  if (included.names === false) {
    out.name = 'Design';
    delete out.description;
  }
  return out as unknown as Design;
};

const emptyShape: RecordShape = { type: 'record', label: '', required: {}, optional: {} };

const isFreeText = (shape: Shape): boolean => shape.type === 'text' && shape.format === 'long';

/** Numbers the different names under each label in the order they are met. */
const neutralNames = () => {
  const byLabel = new Map<string, Map<unknown, string>>();
  return (label: string, name: unknown): string => {
    let names = byLabel.get(label);
    if (names === undefined) {
      names = new Map();
      byLabel.set(label, names);
    }
    const known = names.get(name) ?? `${label} ${names.size + 1}`;
    names.set(name, known);
    return known;
  };
};
