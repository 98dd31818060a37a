import type { FoundPortGroup, FoundSwitch } from '../estate';
import { said, wholeOf } from '../written';
import type { Hosts } from './hosts';
import { nameOf } from './names';
import { numberAt, orNothing, securityAt, standardShapingAt, teamingAt } from './policies';
import type { Row } from './table';

/** MTU that the model holds. */
export const mtuRange = [576, 65_535] as const;

/**
 * vSwitch: one row a host and standard switch. Its uplinks stand in vNIC; their order stands
 * nowhere, so that it stays a question.
 */
export const readSwitches = (rows: readonly Row[], hosts: Hosts): void => {
  for (const row of rows) {
    const host = hosts.of(row);
    const name = row.name('Switch');
    if (host === undefined || name === undefined) continue;
    host.switches.set(name, {
      ...said({
        mtuBytes: numberAt(row, 'MTU', mtuRange),
        teaming: orNothing(teamingAt(row)),
        security: securityAt(row, 'Promiscuous Mode'),
        shapingOut: standardShapingAt(row),
      }),
      name,
      kind: 'standard',
      orderUnknown: true,
    });
  }
};

/**
 * vPort: one row a host and port group of a standard switch. Its values are those in force: what
 * equals the switch's is inherited as far as anybody can tell, and is not said again.
 */
export const readPortGroups = (rows: readonly Row[], hosts: Hosts): void => {
  for (const row of rows) {
    const host = hosts.of(row);
    const written = row.name('Port Group');
    const switchName = row.name('Switch');
    if (host === undefined || written === undefined) continue;
    const name = nameOf(written);
    if (switchName === undefined) {
      row.complain('Switch', `The port group “${name}” names no switch; it was left out.`);
      continue;
    }
    host.switchNamed(switchName);
    const above = host.switches.get(switchName);
    host.portGroups.set(`${switchName}\n${name}`, {
      ...said({
        ...vlanAt(row),
        ...beside(
          {
            teaming: orNothing(teamingAt(row)),
            security: securityAt(row, 'Promiscuous Mode'),
            shapingOut: standardShapingAt(row),
          },
          above,
        ),
      }),
      name,
      switchName,
    });
  }
};

const vlanAt = (row: Row): Pick<FoundPortGroup, 'vlan' | 'vlanUnknown'> => {
  const vlan = wholeOf(row.cell('VLAN'), [0, 4095]);
  if (vlan !== undefined) return { vlan };
  numberAt(row, 'VLAN', [0, 4095]);
  return { vlanUnknown: true };
};

interface Policies {
  readonly teaming?: FoundPortGroup['teaming'] | undefined;
  readonly security?: FoundPortGroup['security'] | undefined;
  readonly shapingOut?: FoundPortGroup['shapingOut'] | undefined;
}

/** The fields of each policy that are not those of the switch. */
const beside = (own: Policies, above: FoundSwitch | undefined) => {
  const shaping = own.shapingOut;
  const isSameShaping =
    shaping !== undefined &&
    JSON.stringify(shaping) === JSON.stringify(above?.shapingOut ?? { enabled: false });
  return said({
    teaming: other(own.teaming, above?.teaming),
    security: other(own.security, above?.security),
    shapingOut: isSameShaping ? undefined : shaping,
  });
};

const other = <T extends object>(own: T | undefined, above: T | undefined): T | undefined => {
  if (own === undefined || above === undefined) return own;
  const theirs = new Map(Object.entries(above));
  const rest = Object.entries(own).filter(([field, value]) => theirs.get(field) !== value);
  return rest.length === 0 ? undefined : (Object.fromEntries(rest) as T);
};
