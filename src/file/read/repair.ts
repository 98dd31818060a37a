import type { Design } from '../../model/design';
import { find, findAny } from '../../model/find';
import { kindOf, parentIdOf } from '../../model/kinds';
import type { Draft, Reading } from './reading';
import { clearBadReferences, note } from './references';

/**
 * Makes the invariants of the model (`model/invariants`) true of a design that was just read,
 * by leaving out what breaks them. The design is changed in place: nobody else has it yet.
 */
export const repair = (design: Design, reading: Reading): void => {
  clearBadReferences(design, reading);
  oneSwitchOnce(design, reading);
  noLoops(design, reading);
  onePlugAPort(design, reading);
  placesOfElements(design, reading);
  foldedHosts(design, reading);
};

/** Keeps, in place, the items that pass. A list of a design under construction may still be changed. */
const sift = <T>(items: readonly T[], passes: (item: T) => boolean): void => {
  const kept = items.filter(passes);
  if (kept.length !== items.length) (items as T[]).splice(0, items.length, ...kept);
};

const oneSwitchOnce = (design: Design, reading: Reading): void => {
  for (const host of design.hosts) {
    const seen = new Set<string>();
    sift(host.memberships, (membership) => {
      const { switchId } = membership;
      if (seen.has(switchId)) {
        note(
          reading,
          membership,
          'switchId',
          host.id,
          `${host.id} is a member of ${switchId} twice; the second was left out.`,
        );
        return false;
      }
      seen.add(switchId);
      sift(membership.uplinks, (uplink) => {
        if (parentIdOf(uplink.uplinkId) === switchId) return true;
        note(
          reading,
          uplink,
          'uplinkId',
          host.id,
          `${uplink.uplinkId} is not an uplink of ${switchId}; it was left out.`,
        );
        return false;
      });
      return true;
    });
  }
};

const noLoops = (design: Design, reading: Reading): void => {
  sift(design.interSwitchLinks, (link) => {
    if (link.aId !== link.bId) return true;
    note(
      reading,
      link,
      'bId',
      link.id,
      `${link.id} leads from ${link.aId} to itself; it was left out.`,
    );
    return false;
  });
};

/** Cables in file order: the first one has the port. */
const onePlugAPort = (design: Design, reading: Reading): void => {
  const plugged = new Map<string, string>();
  /** The other end, for cables from NIC to NIC: such a NIC has no second cable. */
  const peers = new Map<string, string>();
  const why = (from: string, to: string): string | undefined => {
    const holder = plugged.get(to);
    if (holder !== undefined) return `${to} already has the cable of ${holder}`;
    const peer = peers.get(from) ?? peers.get(to);
    if (peer !== undefined && peers.get(from) !== to) return `there already is a cable to ${peer}`;
    return undefined;
  };
  for (const host of design.hosts) {
    for (const nic of host.nics) {
      const to = nic.cabledTo;
      if (to === undefined) continue;
      const message = why(nic.id, to);
      if (message !== undefined) {
        note(reading, nic, 'cabledTo', nic.id, `Cabled to: ${message}; it was left out.`);
        delete (nic as unknown as Draft).cabledTo;
        continue;
      }
      plugged.set(to, nic.id);
      peers.set(nic.id, to);
      if (kindOf(to) === 'nic') peers.set(to, nic.id);
    }
  }
  for (const target of design.storageTargets) {
    sift(target.cabledTo, (to) => {
      const holder = plugged.get(to);
      if (holder === undefined) {
        plugged.set(to, target.id);
        return true;
      }
      note(
        reading,
        target,
        'cabledTo',
        target.id,
        `Cabled to: ${to} already has the cable of ${holder}; it was left out.`,
      );
      return false;
    });
  }
};

const foldedHosts = (design: Design, reading: Reading): void => {
  const { folded } = design;
  if (folded === undefined) return;
  sift(folded, (id) => {
    if (find(design, 'host', id) !== undefined) return true;
    const at = { up: { up: undefined, key: 'layout' }, key: 'folded' };
    reading.problems.add(
      at,
      undefined,
      `There is no host ${id} to draw as a card; it was left out.`,
    );
    return false;
  });
  if (folded.length === 0) delete (design as unknown as Draft).folded;
};

const placesOfElements = (design: Design, reading: Reading): void => {
  const seen = new Set<string>();
  sift(design.layout, (placement) => {
    const { id } = placement;
    const isThere = findAny(design, id) !== undefined;
    if (isThere && !seen.has(id)) {
      seen.add(id);
      return true;
    }
    note(
      reading,
      placement,
      undefined,
      undefined,
      isThere
        ? `${id} has two positions; the second was left out.`
        : `There is no element ${id} to put in a position; it was left out.`,
    );
    return false;
  });
  const profiles = new Set<string>();
  sift(design.review.profiles, (profile) => {
    if (!profiles.has(profile.id)) {
      profiles.add(profile.id);
      return true;
    }
    note(
      reading,
      profile,
      'id',
      undefined,
      `There are two profiles “${profile.id}”; the second was left out.`,
    );
    return false;
  });
};
