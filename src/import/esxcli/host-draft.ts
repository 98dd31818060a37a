import type {
  FoundAdapter,
  FoundDistributedPortGroup,
  FoundHost,
  FoundNic,
  FoundPortGroup,
  FoundSwitch,
  FoundVnic,
} from '../estate';
import { namelessHost } from '../host-name';
import { serviceOfStack } from '../vsphere/adapters';
import { cardKeyOf } from '../vsphere/nics';
import { said } from '../written';

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** This host's part in a distributed switch. */
export interface SpanningDraft {
  readonly name: string;
  uuid: string | undefined;
  mtuBytes: number | undefined;
  readonly nics: Set<string>;
  /** Names of uplinks in their order, by `net-dvs` alone. */
  readonly uplinks: Set<string>;
  /** Name of the uplink by its port, and port by NIC. */
  readonly aliases: Map<string, string>;
  readonly portOfNic: Map<string, string>;
  discovery: Pick<FoundSwitch, 'discoveryProtocol' | 'discoveryOperation'> | undefined;
  /** Keys of port groups that something is plugged into. */
  readonly groups: Map<string, Draft<FoundDistributedPortGroup>>;
}

/** A host while outputs are read into it. The first to say a field is believed. */
export class HostDraft {
  /** Undefined until something says it. */
  name: string | undefined;
  readonly facts: Partial<Draft<FoundHost>> = {};
  readonly nics = new Map<string, Draft<FoundNic>>();
  readonly switches = new Map<string, Draft<FoundSwitch>>();
  readonly groups: Draft<FoundPortGroup>[] = [];
  readonly spanning = new Map<string, SpanningDraft>();
  readonly adapters = new Map<string, Draft<FoundAdapter>>();
  readonly vms = new Map<string, FoundVnic[]>();

  constructor(name: string | undefined) {
    this.name = name;
  }

  nic(name: string): Draft<FoundNic> {
    return found(this.nics, name, () => ({ name }));
  }

  /** Until its policy is read, the order of its uplinks is unknown. */
  switchOf(name: string): Draft<FoundSwitch> {
    return found(this.switches, name, () => ({ name, kind: 'standard', orderUnknown: true }));
  }

  group(switchName: string, name: string): Draft<FoundPortGroup> {
    const same = this.groups.find((one) => one.name === name && one.switchName === switchName);
    if (same !== undefined) return same;
    const made: Draft<FoundPortGroup> = { name, switchName, vlanUnknown: true };
    this.groups.push(made);
    return made;
  }

  adapter(name: string): Draft<FoundAdapter> {
    return found(this.adapters, name, () => ({ name }));
  }

  spanningOf(name: string): SpanningDraft {
    return found(this.spanning, name, () => ({
      name,
      uuid: undefined,
      mtuBytes: undefined,
      nics: new Set(),
      uplinks: new Set(),
      aliases: new Map(),
      portOfNic: new Map(),
      discovery: undefined,
      groups: new Map(),
    }));
  }

  get isEmpty(): boolean {
    return (
      this.nics.size + this.switches.size + this.spanning.size + this.adapters.size === 0 &&
      this.groups.length === 0
    );
  }

  /** `keyOf` tells the key of a distributed switch in the estate by its name here. */
  finish(keyOf: (spanning: SpanningDraft) => string): FoundHost {
    const uplinks = new Set([...this.switches.values()].flatMap((one) => one.uplinks ?? []));
    for (const { nics } of this.spanning.values()) for (const nic of nics) uplinks.add(nic);
    // Uplinks that no list of NICs tells of are NICs all the same.
    for (const name of uplinks) this.nic(name);
    // A port group in a list of groups tells its switch, also where no list of switches was given.
    for (const { switchName } of this.groups) this.switchOf(switchName);
    const cards = new Map<string, string | undefined>();
    for (const nic of this.nics.values()) {
      const card = nic.pciAddress === undefined ? undefined : cardKeyOf(nic.pciAddress);
      if (card === undefined) continue;
      nic.card = card;
      if (!cards.has(card)) cards.set(card, nic.model);
    }
    return {
      ...this.facts,
      name: this.name ?? namelessHost,
      platform: 'vsphere',
      cards: [...cards].map(([key, model]) => said({ key, name: model ?? key, model })),
      nics: [...this.nics.values()],
      switches: [...this.switches.values()],
      memberships: [...this.spanning.values()].map((spanning) => ({
        switchKey: keyOf(spanning),
        uplinks: [...spanning.nics].map((nic) => {
          const uplink = spanning.aliases.get(spanning.portOfNic.get(nic) ?? '');
          return uplink === undefined ? { nic } : { nic, uplink };
        }),
      })),
      portGroups: this.groups,
      adapters: [...this.adapters.values()].map((adapter) => {
        const service = serviceOfStack(adapter.stack);
        if (service !== undefined && adapter.services?.includes(service) !== true)
          adapter.services = [...(adapter.services ?? []), service];
        const on =
          adapter.switchName === undefined ? undefined : this.spanning.get(adapter.switchName);
        return on === undefined ? adapter : { ...adapter, switchName: keyOf(on) };
      }),
      vms: [...this.vms].map(([name, vnics]) => ({ name, vnics })),
    };
  }
}

const found = <T>(map: Map<string, T>, name: string, make: () => T): T => {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(name, value);
  }
  return value;
};

/** Sets what is not set yet. */
export const fill = <T extends object>(
  target: T,
  fields: Partial<{ [K in keyof T]: T[K] | undefined }>,
): void => {
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined && target[key] === undefined) target[key] = value as T[keyof T];
  }
};
