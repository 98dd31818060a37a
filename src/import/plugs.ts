import type { Spanning } from './build-distributed';
import type { Complain } from './draft';
import type { FoundPlug } from './estate';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly switchName: string;
}

/** Names are told a few times; how many more there are stands beside them. */
const told = 3;

/**
 * Finds the port group that something in one host is plugged into: by key, else by name on the
 * switch it names, else by name among the host's own, else among those of its distributed switches.
 * A name that two distributed switches have is a question nobody here can answer: it stays open.
 */
export class Plugs {
  private readonly lost = new Map<string, string[]>();
  private readonly ambiguous = new Map<string, string[]>();
  private readonly own = new Map<string, Group[]>();
  private readonly byKey = new Map<string, string>();
  private readonly distributed = new Map<string, Group[]>();
  private readonly host: string;
  private readonly complain: Complain;

  constructor(
    host: string,
    own: readonly Group[],
    joined: readonly { readonly key: string; readonly spanning: Spanning }[],
    complain: Complain,
  ) {
    this.host = host;
    this.complain = complain;
    for (const group of own) add(this.own, group);
    for (const { key, spanning } of joined) {
      for (const group of spanning.groups) {
        if (group.key !== undefined) this.byKey.set(group.key, group.id);
        add(this.distributed, { id: group.id, name: group.name, switchName: spanning.name });
        this.byKey.set(`${key}\n${group.name}`, group.id);
      }
    }
  }

  /** The id of the port group; undefined where there is none of that name, or several. */
  find({ portGroup, portGroupKey, switchName }: FoundPlug, who: string): string | undefined {
    if (portGroupKey !== undefined) {
      const found = this.byKey.get(portGroupKey);
      if (found !== undefined) return found;
    }
    if (portGroup === undefined || portGroup === '') return undefined;
    const onKey =
      switchName === undefined ? undefined : this.byKey.get(`${switchName}\n${portGroup}`);
    if (onKey !== undefined) return onKey;
    for (const groups of [this.own.get(portGroup), this.distributed.get(portGroup)]) {
      const [only, second] = (groups ?? []).filter(
        (group) => switchName === undefined || group.switchName === switchName,
      );
      if (only === undefined) continue;
      if (second === undefined) return only.id;
      note(this.ambiguous, portGroup, who);
      return undefined;
    }
    // A switch name that leads nowhere (renamed since, or of another tab) is not held against the port group.
    if (switchName !== undefined) return this.find({ portGroup }, who);
    note(this.lost, portGroup, who);
    return undefined;
  }

  /** One line for each name, not one for each VM. */
  report(): void {
    for (const [name, who] of this.lost) {
      this.complain(
        this.host,
        `No port group “${name}” on this host for ${inWords(who)}; left unplugged.`,
      );
    }
    for (const [name, who] of this.ambiguous) {
      this.complain(
        this.host,
        `More than one port group “${name}” on this host for ${inWords(who)}; left unplugged.`,
      );
    }
  }
}

const add = (map: Map<string, Group[]>, group: Group): void => {
  const list = map.get(group.name);
  if (list === undefined) map.set(group.name, [group]);
  else list.push(group);
};

const note = (map: Map<string, string[]>, name: string, who: string): void => {
  const list = map.get(name);
  if (list === undefined) map.set(name, [who]);
  else list.push(who);
};

const inWords = (who: readonly string[]): string => {
  const shown = who.slice(0, told).join(', ');
  return who.length > told ? `${shown} and ${who.length - told} more` : shown;
};
