import { pathLabel } from '../model/other-sources';
import { fieldOf, type RecordShape } from '../model/shape/shape';
import { valueWords } from '../model/value-words';
import type { DisagreementList } from './disagreement';
import type { FoundTeaming, Neighbour, Source, Traced } from './estate';
import { isSame, sameNeighbour, sameVlans, saysVlan, vlansInWords } from './same-value';

type Values = Readonly<Record<string, unknown>>;

/** Where two records stand that are brought together. */
export interface Place {
  /** The source of what holds the one, and the other. */
  readonly strong: Source;
  readonly weak: Source;
  /** Names from the host or distributed switch down. */
  readonly path: readonly string[];
  readonly isInHost?: boolean;
  readonly shape: RecordShape;
  readonly disagreements: DisagreementList;
  /** Name of what an adapter is plugged into, where it is known by a key. */
  readonly plugName?: (plug: Values) => string | undefined;
  /** Names of distributed switches and clusters by their keys. */
  readonly nameOfKey?: (key: string) => string;
}

export const mainSource = (record: Traced, holder: Source): Source =>
  record.origin?.source ?? holder;

/** Who said a field of a record that stands in what `holder` is the source of. */
export const sourceOfField = (record: Traced, path: string, holder: Source): Source => {
  const others = record.origin?.others;
  const other = others !== undefined && Object.hasOwn(others, path) ? others[path] : undefined;
  return other ?? mainSource(record, holder);
};

/** A record that is put among those of another source. */
export const adopted = <T extends Traced>(record: T, { strong, weak }: Place): T => {
  const source = mainSource(record, weak);
  return source === strong ? record : { ...record, origin: { ...record.origin, source } };
};

/** Parts of a record that are brought together field by field. */
const partNames = new Set(['teaming', 'security', 'shapingOut', 'shapingIn', 'nioc']);
/** By which records are found or which other code brings together: not what a source says of them. */
const apart = new Set([
  'name',
  'kind',
  'key',
  'origin',
  'files',
  'moid',
  'vcenter',
  'sourceId',
  'orderUnknown',
  'vlanUnknown',
  'unknown',
]);
/** Change without anybody's doing. */
const states = new Set(['linkUp', 'speedMbps', 'duplex', 'neighbour', 'poweredOn', 'connected']);
const vlanNames = new Set(['vlan', 'trunkVlans', 'secondaryVlan', 'secondaryVlanKind']);
const plugNames = new Set(['portGroup', 'portGroupKey', 'switchName']);

/**
 * A record of the more trusted source over that of a less trusted one: its fields win, what only the
 * other says is kept. Notes who said what, and where the two disagree. `lists` are left alone.
 */
export const over = <T extends object & Traced>(
  strong: T,
  weak: T,
  place: Place,
  lists: ReadonlySet<string> = none,
): T => {
  const main = mainSource(strong, place.strong);
  const others: Record<string, Source> = { ...strong.origin?.others };
  const merge = new Merge(strong, weak, place, (path, source) => {
    if (source !== main) others[path] = source;
  });
  const out = merge.fields(strong as Values, weak as Values, lists);
  const hasOthers = Object.keys(others).length > 0;
  const { origin: _, ...rest } = out;
  return (
    hasOthers || main !== place.strong
      ? { ...rest, origin: { ...strong.origin, source: main, ...(hasOthers ? { others } : {}) } }
      : rest
  ) as T;
};

const none: ReadonlySet<string> = new Set();

class Merge {
  private readonly strong: Traced;
  private readonly weak: Traced;
  private readonly place: Place;
  private readonly took: (path: string, source: Source) => void;

  constructor(
    strong: Traced,
    weak: Traced,
    place: Place,
    took: (path: string, source: Source) => void,
  ) {
    this.strong = strong;
    this.weak = weak;
    this.place = place;
    this.took = took;
  }

  fields(a: Values, b: Values, lists: ReadonlySet<string>): Values {
    const out: Record<string, unknown> = { ...a };
    const isVlanSaid = saysVlan(a);
    const isOtherVlan = isVlanSaid && saysVlan(b) && !sameVlans(a, b);
    if (isOtherVlan) this.differ('vlan', 'VLAN', vlansInWords(a), vlansInWords(b));
    const isOtherPlug = this.isOtherPlug(a, b);
    for (const [name, value] of Object.entries(b)) {
      if (value === undefined || lists.has(name) || (isOtherPlug && plugNames.has(name))) continue;
      if (apart.has(name)) {
        if (a[name] === undefined) out[name] = value;
      } else if (vlanNames.has(name) && isVlanSaid) {
        if (!isOtherVlan) this.take(out, name, name, value);
      } else if (partNames.has(name)) {
        const part = this.part(name, (a[name] ?? {}) as Values, value as Values);
        if (Object.keys(part).length > 0) out[name] = part;
      } else if (a[name] === undefined) this.take(out, name, name, value);
      else if (!plugNames.has(name)) this.compare(name, this.place.shape, name, a[name], value);
    }
    return out;
  }

  private part(name: string, a: Values, b: Values): Values {
    const shape = fieldOf(this.place.shape, name);
    const out: Record<string, unknown> = { ...a };
    const isOrderSaid = name === 'teaming' && saysOrder(a);
    if (isOrderSaid && saysOrder(b) && orderInWords(a) !== orderInWords(b))
      this.differ('teaming.active', 'Failover order', orderInWords(a), orderInWords(b));
    // What is not shaped has no rates that count.
    const isOff = name.startsWith('shaping') && a.enabled !== true && b.enabled !== true;
    for (const [inner, value] of Object.entries(b)) {
      if (value === undefined) continue;
      const path = `${name}.${inner}`;
      if (isOrderSaid && (inner === 'active' || inner === 'standby')) continue;
      if (a[inner] === undefined) this.take(out, inner, path, value);
      else if (!isOff && shape?.type === 'record')
        this.compare(inner, shape, path, a[inner], value);
    }
    return out;
  }

  private take(out: Record<string, unknown>, name: string, path: string, value: unknown): void {
    if (out[name] !== undefined) return;
    out[name] = value;
    this.took(path, sourceOfField(this.weak, path, this.place.weak));
  }

  private compare(name: string, shape: RecordShape, path: string, a: unknown, b: unknown): void {
    if (name === 'neighbour') {
      const [x, y] = [a as Neighbour, b as Neighbour];
      if (!sameNeighbour(x, y)) this.differ(path, 'Cabled to', portInWords(x), portInWords(y));
      return;
    }
    const field = fieldOf(shape, name);
    if (name === 'cluster') {
      const nameOf = this.place.nameOfKey ?? String;
      if (a !== b) this.differ(path, 'Cluster', nameOf(String(a)), nameOf(String(b)));
    } else if (field !== undefined && !isSame(name, field, a, b)) {
      const words = (value: unknown) =>
        field.type === 'refs' && Array.isArray(value)
          ? value.join(', ') || 'none'
          : valueWords(field, value);
      this.differ(path, pathLabel(this.place.shape, path), words(a), words(b));
    }
  }

  /** A key of the one and a name of the other would lead to two port groups. */
  private isOtherPlug(a: Values, b: Values): boolean {
    const [x, y] = [this.place.plugName?.(a), this.place.plugName?.(b)];
    if (x === undefined || y === undefined || x === y) return false;
    this.differ('portGroup', 'Port group', x, y);
    return true;
  }

  private differ(path: string, field: string, taken: string, left: string): void {
    differing(this.strong, this.weak, this.place, path, field, taken, left);
  }
}

/** Notes that two records say different things of a field. */
export const differing = (
  strong: Traced,
  weak: Traced,
  place: Place,
  path: string,
  field: string,
  taken: string,
  left: string,
): void => {
  const one = {
    field,
    taken: { value: taken, source: sourceOfField(strong, path, place.strong) },
    left: { value: left, source: sourceOfField(weak, path, place.weak) },
  };
  place.disagreements.add(
    states.has(path) ? { ...one, isState: true } : one,
    place.path,
    place.isInHost === true,
  );
};

type Order = Pick<FoundTeaming, 'active' | 'standby'>;
const saysOrder = ({ active, standby }: Order): boolean =>
  active !== undefined || standby !== undefined;
const orderInWords = ({ active = [], standby = [] }: Order): string =>
  `active ${active.join(', ') || 'none'}, standby ${standby.join(', ') || 'none'}`;
const portInWords = ({ switchName, portName }: Neighbour): string => `${switchName} ${portName}`;
