import { describe, nicWords } from '../model/describe';
import type { Design, PhysicalSwitch, StorageTarget } from '../model/design';
import { findAny, inList } from '../model/find';
import { parentIdOf } from '../model/kinds';
import { box, label, line } from './marks';
import { printable, widthOf } from './measure';
import { type Plugged, type Rail, railReach } from './rails';
import type { Group, Mark, Paint, Rect } from './scene';

/** What ends on a rail: a port with its name, or a bus with the number of its cables. */
export interface RailDot {
  readonly key: string;
  readonly id: string;
  readonly y: number;
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly paint: Paint;
}

/** Header of a physical switch, px; larger where many hosts are seen from far out. */
export const headerSize = (isGrid: boolean) =>
  isGrid ? ({ width: 208, height: 96 } as const) : ({ width: 116, height: 50 } as const);

const portWords = (physical: PhysicalSwitch): string => {
  const words = nicWords(
    physical.ports as readonly { id: string; name: string; speedMbps?: number }[],
  );
  return words.replace(/NICs?$/, physical.ports.length === 1 ? 'port' : 'ports');
};

/** The dots of a rail in plane-independent form: relative to the header's corner. */
export const dotsOf = (design: Design, rail: Rail): RailDot[] => {
  const buses = new Map<string, { plug: Plugged; count: number; paint: Paint }>();
  for (const plug of rail.plugged) {
    const wire = rail.wires.get(plug.id);
    const bus = buses.get(plug.owner);
    if (bus === undefined) {
      buses.set(plug.owner, { plug, count: wire?.count ?? 1, paint: wire?.paint ?? 'lineStrong' });
    } else {
      bus.count += wire?.count ?? 1;
      if (bus.paint !== wire?.paint) bus.paint = 'lineStrong';
    }
  }
  return [...buses.values()].map(({ plug, count, paint }, i): RailDot => {
    const parentId = parentIdOf(plug.id);
    const physical = parentId === undefined ? undefined : findAny(design, parentId);
    const port =
      physical !== undefined && 'ports' in physical
        ? inList((physical as PhysicalSwitch).ports, plug.id)
        : undefined;
    return {
      key: port === undefined ? `bus${i}` : plug.id,
      id: port === undefined ? '' : plug.id,
      y: plug.at.y - rail.header.y,
      side: plug.side,
      label: port === undefined ? `×${count}` : port.name,
      paint,
    };
  });
};

interface Look {
  readonly name: number;
  readonly words: number;
  readonly bar: number;
}

/** A physical switch: a header that no foreign wire crosses, and a rail that its cables end on. */
export const drawPhysical = (
  design: Design,
  physical: PhysicalSwitch,
  railBar: Rail,
  dots: readonly RailDot[],
  look: Look,
  withLabels: boolean,
): Group[] => {
  const { width, height } = railBar.header;
  const bottom = railBar.bottom - railBar.header.y;
  const { id } = physical;
  const title = describe(design, id);
  const middle = width / 2;
  const own: Rect = { x: 0, y: 0, width, height };
  const groups: Group[] = [];
  if (bottom > height) {
    const rail = {
      x: middle - look.bar / 2,
      y: height - 4,
      width: look.bar,
      height: bottom - height + 4,
    };
    groups.push({
      id,
      key: `${id}/rail`,
      kind: 'physicalSwitch',
      rect: { x: middle - 8, y: height, width: 16, height: bottom - height },
      title,
      traffic: [],
      marks: [box(rail, look.bar / 2, 'switch')],
    });
  }
  const under = look.words > 0 ? portWords(physical) : '';
  // Names of switches differ at their end: rather smaller than cut.
  const needed = widthOf(printable(physical.name.slice(0, 100)), { size: look.name, weight: 600 });
  const nameSize = look.name * Math.max(0.5, Math.min(1, (width - 16.5) / needed));
  const marks: Mark[] = [
    box(own, 10, 'switch'),
    label(
      physical.name,
      middle,
      under === '' ? height / 2 + nameSize * 0.36 : height / 2 - nameSize * 0.1,
      width - 16,
      { size: nameSize, weight: 600 },
      'onSwitch',
      'middle',
    ),
  ];
  if (under !== '') {
    const y = height / 2 + look.words * 1.3;
    marks.push(
      label(under, middle, y, width - 12, { size: look.words, mono: true }, 'onSwitch', 'middle'),
    );
  }
  groups.push({ id, key: id, kind: 'physicalSwitch', rect: own, title, traffic: [], marks });
  // A name that would lie on the one above it stays away; it is in the title.
  const named = { left: Number.NEGATIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
  for (const dot of [...dots].sort((a, b) => a.y - b.y)) {
    // Where wires end on the header itself its own words stand: ports keep theirs for the title.
    const hasRoom = !railBar.isShort && dot.y - named[dot.side] >= 11;
    if (hasRoom) named[dot.side] = dot.y;
    groups.push(dotGroup(design, id, dot, railBar.isShort, width, withLabels && hasRoom));
  }
  return groups;
};

const dotGroup = (
  design: Design,
  switchId: string,
  dot: RailDot,
  isShort: boolean,
  width: number,
  withLabel: boolean,
): Group => {
  const isLeft = dot.side === 'left';
  const reach = isShort ? width / 2 : railReach - 5;
  const x = width / 2 + (isLeft ? -reach : reach);
  const isPort = dot.id !== '';
  const half = 4.5;
  const square = { x: x - half, y: dot.y - half, width: 2 * half, height: 2 * half };
  const marks: Mark[] = [{ ...box(square, 2.5, 'surface', dot.paint, 1.75) }];
  if (withLabel && dot.label !== '') {
    // The name stands on the far side of the rail, where its wire does not run.
    const from = width / 2 + (isLeft ? 11 : -11);
    marks.push(
      label(
        dot.label,
        from,
        dot.y + (isPort ? 3.5 : 4),
        width / 2 - 12,
        { size: isPort ? 10 : 11, mono: true },
        'inkSoft',
        isLeft ? 'start' : 'end',
      ),
    );
  }
  return {
    id: isPort ? dot.id : switchId,
    key: isPort ? dot.key : `${switchId}/${dot.key}`,
    kind: isPort ? 'port' : 'physicalSwitch',
    rect: { x: x - 8, y: dot.y - 6, width: 16, height: 12 },
    title: isPort ? describe(design, dot.id) : `${dot.label} cables`,
    traffic: [],
    marks,
  };
};

/** Storage target: name, protocol and address. */
export const targetSize = (target: StorageTarget) => ({
  width: 176,
  height: Math.max(60, 16 + 16 * target.cabledTo.length),
});

const protocolWords = { iscsi: 'iSCSI', nfs: 'NFS', smb: 'SMB', nvme: 'NVMe/TCP' } as const;

export const drawTarget = (design: Design, target: StorageTarget): Group[] => {
  const { width, height } = targetSize(target);
  const words = [
    target.protocol === undefined ? '' : protocolWords[target.protocol],
    target.ip ?? '',
  ].filter((part) => part !== '');
  const at = height / 2;
  const disk = (y: number) => `M16 ${y}a11 4 0 1 0 22 0a11 4 0 1 0 -22 0`;
  const nameY = words.length === 0 ? at + 5 : at - 3;
  return [
    {
      id: target.id,
      key: target.id,
      kind: 'storageTarget',
      rect: { x: 0, y: 0, width, height },
      title: describe(design, target.id),
      traffic: ['storage'],
      marks: [
        box({ x: 0, y: 0, width, height }, 10, 'surface', 'line'),
        line(disk(at - 8), 'traffic-storage', 1.5),
        line(`M16 ${at - 8}V${at + 8}a11 4 0 0 0 22 0V${at - 8}`, 'traffic-storage', 1.5),
        line(`M16 ${at}a11 4 0 0 0 22 0`, 'traffic-storage', 1.5),
        label(target.name, 50, nameY, width - 60, { size: 13, weight: 600 }, 'ink'),
        ...(words.length === 0
          ? []
          : [
              label(
                words.join(' · '),
                50,
                at + 14,
                width - 60,
                { size: 10.5, mono: true },
                'inkSoft',
              ),
            ]),
      ],
    },
  ];
};
