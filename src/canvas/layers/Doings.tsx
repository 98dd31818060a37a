import { memo } from 'react';
import type { Point } from '../../layout/scene';
import type { PlaceKind } from '../../model/edits/drop';
import { placesOf } from '../plane/places-of';
import { middleOf } from '../plane/rect';
import { useSignal } from '../signal';
import { useStage } from '../stage';
import { handleAt } from './Handles';

const words: Readonly<Record<PlaceKind, string>> = {
  host: 'Host',
  nic: 'Physical NIC',
  switch: 'Virtual switch',
  distributedSwitch: 'Distributed switch',
  portGroup: 'Port group',
  adapter: 'VMkernel adapter',
  vm: 'VM',
  physicalSwitch: 'Physical switch',
  storageTarget: 'Storage target',
  cluster: 'Cluster',
  note: 'Note',
};

/** The wire on the pointer: a calm curve from the part's handle. */
const curve = (from: Point, to: Point): string => {
  const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
};

/** What the hand is doing: marquee, the wire being drawn. */
export const Doings = memo(() => {
  const stage = useStage();
  const { marquee, wire, target, outlines } = useSignal(stage.doing);
  const scene = useSignal(stage.scene);
  const detail = useSignal(stage.detail);
  if (marquee === undefined && wire === undefined && outlines === undefined) return null;
  const [from] = wire === undefined ? [] : placesOf(scene, detail, wire.from);
  return (
    <svg className="layer layer-doings" aria-hidden="true">
      {outlines?.map(({ id, x, y, width, height }) => (
        <rect key={id} className="outline" {...{ x, y, width, height }} rx={12} />
      ))}
      {marquee === undefined ? null : <rect className="marquee" {...marquee} />}
      {wire === undefined || from === undefined ? null : (
        <path
          className={target === undefined ? 'new-wire' : 'new-wire new-wire-lands'}
          d={curve(handleAt(wire.from, from) ?? middleOf(from), wire.at)}
        />
      )}
    </svg>
  );
});

/** The most that the tag takes, with a reason of two lines. Pixels. */
const tagWidth = 330;
const tagHeight = 92;

/** The ghost of a new thing and the one line of reason: beside the pointer, in screen size. */
export const PointerTag = memo(() => {
  const stage = useStage();
  const { ghost, wire, reason } = useSignal(stage.doing);
  const at = ghost?.at ?? wire?.at;
  if (at === undefined || (ghost === undefined && reason === undefined)) return null;
  const { x, y, zoom } = stage.lens.camera();
  const { width, height } = stage.lens.size();
  const left = Math.min((at.x - x) * zoom + 14, Math.max(0, width - tagWidth));
  const beneath = (at.y - y) * zoom + 14;
  // Near the lower rim it goes above the pointer, or the reason would not be seen.
  const top = beneath + tagHeight < height ? beneath : beneath - 28;
  const rise = top === beneath ? '' : ' translateY(-100%)';
  const style = { transform: `translate(${left}px, ${top}px)${rise}` };
  return (
    <div className="pointer-tag" style={style} data-lands={reason === undefined || undefined}>
      {ghost === undefined ? null : <span className="ghost">{words[ghost.what]}</span>}
      {reason === undefined ? null : <span className="reason">{reason}</span>}
    </div>
  );
});
