import { isControllerNic } from '../../model/controller-nic';
import type { FoundNic } from '../estate';
import { flagOf, macOf, said, textOf, wholeOf } from '../written';
import { lagOfPort, type SpanningSwitches } from './distributed';
import type { HostDraft, Hosts } from './hosts';
import { cardOf, pciOf } from './pci';
import { numberAt } from './policies';
import type { Row } from './table';

/** Speeds that the model holds, Mbit/s. */
const speedRange = [10, 1_600_000] as const;

const controllerNote =
  'USB NIC of the management controller (iDRAC, XCC, iLO): talks to the controller only, carries no traffic of the host.';

/** Without a driver, as while it is off, only its name tells the NIC of a management controller. */
const isController = (name: string, driver: string | undefined): boolean =>
  driver === undefined ? /^vusb\d/i.test(name) : isControllerNic({ driver });

/**
 * vNIC: one row a host and physical adapter, with the switch that it serves. Of a distributed switch
 * it also names the uplink.
 */
export const readNics = (rows: readonly Row[], hosts: Hosts, spanning: SpanningSwitches): void => {
  for (const row of rows) {
    const host = hosts.of(row);
    const name = textOf(row.cell('Network Device'), 500);
    if (host === undefined || name === undefined || host.nics.has(name)) continue;
    const driver = textOf(row.cell('Driver'));
    host.nics.set(name, {
      ...said({
        driver,
        mac: macAt(row),
        ...linkAt(row),
        ...pciAt(row, host),
        notes: isController(name, driver) ? controllerNote : undefined,
      }),
      name,
    });
    plug(row, host, name, spanning);
  }
};

const macAt = (row: Row): string | undefined => {
  const cell = row.cell('MAC');
  const mac = macOf(cell);
  if (mac === undefined && cell !== undefined && cell !== null)
    row.complain('MAC', `“${cell}” is no MAC address; it was left out.`);
  return mac;
};

/** Speed in Mbit/s, blank while the link is down; the duplex cell says the same in words. */
const linkAt = (row: Row): Pick<FoundNic, 'speedMbps' | 'linkUp' | 'duplex'> => {
  const duplex = row.cell('Duplex');
  const isFull = flagOf(duplex);
  const isDown = typeof duplex === 'string' && /down/i.test(duplex);
  const cell = row.cell('Speed');
  const isBlank = cell === null || wholeOf(cell, [0, 0]) === 0;
  const speedMbps = isBlank || isDown ? undefined : numberAt(row, 'Speed', speedRange);
  return said({
    speedMbps,
    linkUp: isDown || isBlank ? false : speedMbps === undefined ? undefined : true,
    duplex: isFull === undefined || isDown ? undefined : isFull ? 'full' : 'half',
  } as const);
};

const pciAt = (row: Row, host: HostDraft): Pick<FoundNic, 'pciAddress' | 'card'> => {
  const cell = row.cell('PCI');
  const found = pciOf(cell);
  // The root of the first bus is no NIC: USB NICs are given it where they have none.
  if (found?.address === '0000:00:00.0') return {};
  if (found === undefined) {
    if (cell !== undefined && cell !== null)
      row.complain('PCI', `“${cell}” is no PCI address; it was left out.`);
    return {};
  }
  if (found.isRepaired)
    row.complain(
      'PCI',
      `The address had been turned into a time by a spreadsheet; it was read back as ${found.address}.`,
      'repaired',
    );
  const card = cardOf(found.address);
  host.cards.set(card, { key: card, name: `PCI ${card.replace(/^0000:/, '')}` });
  return { pciAddress: found.address, card };
};

/** A switch that the host has not among its standard ones is distributed, or of a tab that is missing. */
const plug = (row: Row, host: HostDraft, nic: string, spanning: SpanningSwitches): void => {
  const name = row.name('Switch');
  if (name === undefined) return;
  const port = textOf(row.cell('Uplink port'));
  const isStandard = host.switches.has(name) && port === undefined;
  const known = isStandard ? undefined : spanning.find(row, name);
  if (known === undefined && port === undefined) {
    host.switchNamed(name);
    const uplinks = host.uplinks.get(name) ?? [];
    host.uplinks.set(name, [...uplinks, nic]);
    return;
  }
  const draft = known ?? spanning.needed(row, name);
  const lag = port === undefined ? undefined : lagOfPort(port);
  const isLag = lag !== undefined && draft.lags.has(lag);
  if (port !== undefined && !isLag) draft.used.add(port);
  const uplink = isLag ? lag : port;
  const uplinks = host.memberships.get(draft.key) ?? [];
  host.memberships.set(draft.key, [...uplinks, uplink === undefined ? { nic } : { uplink, nic }]);
};

/** NICs on ports of LAGs that only the port groups' orders told of. */
export const settleLags = (hosts: Hosts, spanning: SpanningSwitches): void => {
  for (const draft of spanning.all()) {
    if (draft.lags.size === 0) continue;
    for (const port of [...draft.used]) {
      const lag = lagOfPort(port);
      if (lag !== undefined && draft.lags.has(lag)) draft.used.delete(port);
    }
    for (const host of hosts.all()) {
      const uplinks = host.memberships.get(draft.key);
      if (uplinks === undefined) continue;
      host.memberships.set(
        draft.key,
        uplinks.map(({ uplink, nic }) => {
          const lag = uplink === undefined ? undefined : lagOfPort(uplink);
          return lag !== undefined && draft.lags.has(lag)
            ? { uplink: lag, nic }
            : uplink === undefined
              ? { nic }
              : { uplink, nic };
        }),
      );
    }
  }
};
