import type { Fit } from '../../analysis/capacity/fit';
import { type Capacity, capacityOf, type HostCapacity } from '../../analysis/capacity/report';
import { rate } from '../../analysis/quantities';
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

const hostJson = ({ host, fit, answer, uplinks, guarantees }: HostCapacity) => ({
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
  uplinks: uplinks.map(({ nic, averageMbps, peakMbps, capacityMbps, byClass }) => ({
    id: nic.id,
    name: nic.name,
    averageMbps,
    peakMbps,
    capacityMbps: capacityMbps ?? null,
    classes: [...byClass].map(([traffic, demand]) => ({ class: traffic, ...demand })),
  })),
  guarantees: guarantees.map(({ traffic, nicId, mbps, by }) => ({
    class: traffic,
    nic: nicId,
    mbps: mbps ?? null,
    by,
  })),
});

const asJson = ({ hosts, switches, links }: Capacity) => ({
  hosts: hosts.map(hostJson),
  switches: switches.map(({ outMbps, ...rest }) => ({ ...rest, outMbps: outMbps ?? null })),
  links: links.map(({ capacityMbps, ...rest }) => ({
    ...rest,
    capacityMbps: capacityMbps ?? null,
  })),
});

const used = (peakMbps: number, capacityMbps: number | undefined): string =>
  capacityMbps === undefined
    ? `${rate(peakMbps)} at peak, speed not stated`
    : `${rate(peakMbps)} at peak of ${rate(capacityMbps)}`;

const hostText = ({ host, fit, answer, uplinks }: HostCapacity, paint: Painter): string => {
  const isTight = fit.now.carriesPeak === false || fit.now.cutOff > 0;
  let out = `${paint('strong', plain(host.name))}  ${isTight ? paint('error', plain(answer)) : plain(answer)}\n`;
  for (const { nic, peakMbps, capacityMbps } of uplinks) {
    if (peakMbps > 0) out += `  ${plain(nic.name).padEnd(16)} ${used(peakMbps, capacityMbps)}\n`;
  }
  return out;
};

const asText = ({ hosts, switches, links }: Capacity, paint: Painter): string => {
  let out = hosts.map((host) => hostText(host, paint)).join('');
  for (const { name, peakMbps, outMbps } of switches) {
    if (peakMbps > 0) {
      out += `${paint('strong', plain(name))}  ${rate(peakMbps)} at peak from hosts, ${outMbps === undefined ? 'speed of its links not stated' : `${rate(outMbps)} of links to other switches`}\n`;
    }
  }
  for (const { name, mostPeakMbps, capacityMbps } of links) {
    if (mostPeakMbps > 0) {
      out += `${paint('strong', plain(name))}  at most ${used(mostPeakMbps, capacityMbps)}\n`;
    }
  }
  return out === '' ? 'no host\n' : out;
};

export const capacityCommand: Command = {
  name: 'capacity',
  usage: 'FILE [--format text|json]',
  summary: 'Hold VM traffic against the uplinks, normally and after each failure',
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
