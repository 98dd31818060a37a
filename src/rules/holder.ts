import type { GroupUse } from '../analysis/facts';
import type { SwitchInstance } from '../analysis/uplinks';

/** Who says a setting that port groups have: a port group for itself, or its switch for all that follow. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly isSwitch: boolean;
  readonly instance: SwitchInstance;
  /** The port groups that have the setting from here. */
  readonly uses: readonly GroupUse[];
}

/** One root cause, one finding: twenty port groups that follow their switch are one holder. */
export const holdersOf = (
  uses: readonly GroupUse[],
  isOwn: (use: GroupUse) => boolean,
): readonly Holder[] => {
  const holders = new Map<string, Holder & { readonly uses: GroupUse[] }>();
  for (const use of uses) {
    const own = isOwn(use);
    const id = own ? use.id : use.instance.id;
    const known = holders.get(id);
    if (known !== undefined) known.uses.push(use);
    else {
      const { instance } = use;
      const name = own ? use.group.name : instance.name;
      holders.set(id, { id, name, isSwitch: !own, instance, uses: [use] });
    }
  }
  return [...holders.values()];
};

/** `Production on esx01`, or `Production of dvs01` for what the hosts share. */
export const placed = (
  name: string,
  { distributed, name: switchName }: SwitchInstance,
  host: string,
): string =>
  distributed === undefined
    ? `${name} on ${host}`
    : name === switchName
      ? name
      : `${name} of ${switchName}`;
