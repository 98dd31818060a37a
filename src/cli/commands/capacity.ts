import type { Fit } from '../../analysis/capacity/fit';
import { guaranteed } from '../../analysis/capacity/guarantees';
import {
  type Capacity,
  capacityOf,
  type HostCapacity,
  type Used,
} from '../../analysis/capacity/report';
import type { TeamLoad } from '../../analysis/capacity/team-loads';
import { rate } from '../../analysis/quantities';
import { trafficClasses } from '../../model/shape/words';
import { oneOf, only, parsed } from '../args';
import { plain } from '../io';
import { openDesign } from '../open';
import { type Painter, painter } from '../paint';
import type { Command } from './command';

const fitJson = (fit: Fit) => ({
  averageMbps: fit.averageMbps,
  peakMbps: fit.peakMbps,
  capacityMbps: fit.capacityMbps ?? null,
  carriesPeak: fit.carriesPeak ?? null,
  carriesAverage: fit.carriesAverage ?? null,
  cutOff: fit.cutOff,
});

const usedJson = ({ id, name, averageMbps, peakMbps, capacityMbps, worst }: Used) => ({
  id,
  name,
  averageMbps,
  peakMbps,
  capacityMbps: capacityMbps ?? null,
  worst: worst ?? null,
});

const teamJson = ({ load, worst }: TeamLoad) => ({
  switch: load.instance.id,
  portGroups: load.groups.map(({ id }) => id),
  nics: load.nics.map(({ id }) => id),
  averageMbps: load.averageMbps,
  peakMbps: load.peakMbps,
  capacityMbps: load.capacityMbps ?? null,
  worst: worst === undefined ? null : { ...worst, capacityMbps: worst.capacityMbps ?? null },
});

const hostJson = ({ host, fit, answer, uplinks, cards, teams, guarantees }: HostCapacity) => ({
  id: host.id,
  name: host.name,
  answer,
  vms: fit.vms,
  demandStated: { vnics: fit.stated, of: fit.talking },
  now: fitJson(fit.now),
  oneNicLess:
    fit.oneNicLess === undefined
      ? null
      : { element: fit.oneNicLess.element, ...fitJson(fit.oneNicLess.fit) },
  after: fit.after.map(({ element, fit: then }) => ({ element, ...fitJson(then) })),
  uplinks: uplinks.map((uplink) => ({
    ...usedJson(uplink),
    classes: [...uplink.byClass].map(([traffic, demand]) => ({ class: traffic, ...demand })),
  })),
  cards: cards.map(usedJson),
  teams: teams.map(teamJson),
  guarantees: guarantees.map(({ traffic, nicId, mbps, by }) => ({
    class: traffic,
    nic: nicId,
    mbps: mbps ?? null,
    by,
  })),
});

const asJson = ({ hosts, switches, links }: Capacity) => ({
  hosts: hosts.map(hostJson),
  switches: switches.map(usedJson),
  links: links.map(usedJson),
});

/** What stands inside the host of the line needs no host in its name. */
const elementName = (name: string, hostName: string | undefined): string =>
  plain(
    hostName !== undefined && name.startsWith(`${hostName} › `)
      ? name.slice(hostName.length + 3)
      : name,
  );

/** `4 Gb/s at peak of 10 Gb/s, 8 Gb/s when tor-b fails`; painted where it is too much. */
const used = (
  { peakMbps, capacityMbps, worst }: Pick<Used, 'peakMbps' | 'capacityMbps' | 'worst'>,
  paint: Painter,
  hostName?: string,
): string => {
  const isOver = (mbps: number) => capacityMbps !== undefined && mbps > capacityMbps;
  const told = (mbps: number, words: string) => (isOver(mbps) ? paint('error', words) : words);
  const of = capacityMbps === undefined ? 'speed not stated' : `of ${rate(capacityMbps)}`;
  const now = told(peakMbps, `${rate(peakMbps)} at peak ${of}`);
  if (worst === undefined) return now;
  const after = `${rate(worst.peakMbps)} when ${elementName(worst.element.name, hostName)} fails`;
  return `${now}, ${told(worst.peakMbps, after)}`;
};

const hostText = (capacity: HostCapacity, paint: Painter): string => {
  const { host, fit, answer, uplinks, cards, teams, guarantees } = capacity;
  const isTight = fit.now.carriesPeak === false || fit.now.cutOff > 0;
  let out = `${paint('strong', plain(host.name))}  ${isTight ? paint('error', plain(answer)) : plain(answer)}\n`;
  const row = (name: string, words: string) => {
    out += `  ${plain(name).padEnd(26)} ${words}\n`;
  };
  const busy = ({ peakMbps, worst }: Used) => peakMbps > 0 || worst !== undefined;
  for (const one of uplinks.filter(busy)) row(one.name, used(one, paint, host.name));
  for (const one of cards.filter(busy)) row(`card ${one.name}`, used(one, paint, host.name));
  for (const { load, worst } of teams) {
    const names = load.nics.map(({ name }) => name).join(' + ');
    const { peakMbps, capacityMbps } = load;
    if (peakMbps === 0 || load.nics.length < 2) continue;
    const now = used({ peakMbps, capacityMbps, worst: undefined }, paint);
    const gone = worst && elementName(worst.element.name, host.name);
    const less =
      worst === undefined
        ? ''
        : worst.capacityMbps === 0
          ? `, ${paint('error', `cut off when ${gone} fails`)}`
          : `, ${worst.capacityMbps === undefined ? 'speed not stated' : `${rate(worst.capacityMbps)} left`} when ${gone} fails`;
    row(`team ${names}`, `${now}${less}`);
  }
  const isProtected = guarantees.filter(({ by }) => by === 'nioc' || by === 'weights');
  for (const traffic of new Set(isProtected.map((one) => one.traffic))) {
    const mbps = guaranteed(isProtected, traffic);
    row(`guaranteed ${trafficClasses[traffic]}`, mbps === undefined ? 'not known' : rate(mbps));
  }
  return out;
};

const asText = ({ hosts, switches, links }: Capacity, paint: Painter): string => {
  let out = hosts.map((host) => hostText(host, paint)).join('');
  const row = (one: Used, words: string) => {
    if (one.peakMbps === 0 && one.worst === undefined) return;
    out += `${paint('strong', plain(one.name))}  ${words}${used(one, paint)}\n`;
  };
  for (const one of switches) row(one, 'from hosts, against its links to other switches: ');
  for (const one of links) row(one, 'at most ');
  return out === '' ? 'no host\n' : out;
};

export const capacityCommand: Command = {
  name: 'capacity',
  usage: 'FILE [--format text|json]',
  summary: 'Hold demand against uplinks, teams, cards, switches and links, also after each failure',
  options: [['--format F', 'text (usual) or json']],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, { format: { type: 'string' } });
    const format = oneOf('--format', values.format, ['text', 'json']) ?? 'text';
    const { design, isWhole } = await openDesign(io, only(positionals, 'file'));
    const capacity = capacityOf(design);
    io.out(
      format === 'json'
        ? `${JSON.stringify(asJson(capacity), null, 2)}\n`
        : asText(capacity, painter(io.color)),
    );
    if (!isWhole) return 2;
    return capacity.hosts.some(({ fit }) => fit.now.carriesAverage === false) ? 1 : 0;
  },
};
