import type { Severity, TrafficClass } from '../model/design';
import type { Kind } from '../model/kinds';

/**
 * The picture, before anyone draws it: boxes, marks and wires in plane coordinates (CSS pixels at
 * zoom 1). Canvas, SVG and every later output draw these same marks, so they cannot disagree.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Colours by meaning; `theme.ts` gives each its light and dark value. */
export type Paint =
  | 'ground'
  | 'surface'
  | 'raised'
  | 'line'
  | 'lineStrong'
  | 'ink'
  | 'inkSoft'
  | 'inkFaint'
  | 'switch'
  | 'onSwitch'
  | 'accent'
  | `traffic-${TrafficClass}`
  | `tint-${TrafficClass}`
  | Severity
  | `tint-${Severity}`
  | 'none';

export type Mark =
  | {
      readonly mark: 'rect';
      readonly rect: Rect;
      readonly radius?: number;
      readonly fill?: Paint;
      readonly stroke?: Paint;
      readonly strokeWidth?: number;
    }
  | {
      readonly mark: 'path';
      readonly d: string;
      readonly fill?: Paint;
      readonly stroke?: Paint;
      readonly strokeWidth?: number;
      readonly line?: LineStyle;
    }
  | {
      readonly mark: 'text';
      /** Already cut to fit, by measured widths; the whole text is in the group's `title`. */
      readonly text: string;
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly size: number;
      readonly weight?: 400 | 500 | 600 | 700;
      readonly mono?: boolean;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly fill: Paint;
      /** Degrees around (x, y). */
      readonly rotate?: number;
    };

/** Solid = active, dashed = standby, dotted = unused (ux.md). */
export type LineStyle = 'active' | 'standby' | 'unused';

/** Marks that belong to one element: what is clicked, lit and read out together. */
export interface Group {
  /** Element id; inside a board a distributed switch has its own id, its instance is `key`. */
  readonly id: string;
  /** Unique in the scene: element id, `d1@h1` for an instance, `h1.k1>h1.p1` for an inner wire. */
  readonly key: string;
  readonly kind: Kind | 'wire' | 'frame';
  /** Relative to the placed thing's corner; what the pointer hits. */
  readonly rect: Rect;
  /** One sentence: tooltip, screen reader, SVG title. */
  readonly title: string;
  readonly traffic: readonly TrafficClass[];
  readonly marks: readonly Mark[];
  /** For inner wires: the elements they join, so that a lit path lights them. */
  readonly joins?: readonly [from: string, to: string];
  /** Keys of the port groups whose traffic the wire is: lit only when one of them is. */
  readonly through?: readonly string[];
  readonly line?: LineStyle;
}

/** Close: all parts. Middle: switches and teams. Far: a card with name and traffic stripes. */
export type Detail = 'near' | 'middle' | 'far';

/** Something with a place of its own on the plane. Its outer size is the same at every detail. */
export interface Placed {
  readonly id: string;
  readonly kind: 'host' | 'physicalSwitch' | 'storageTarget' | 'note';
  readonly rect: Rect;
  readonly title: string;
  readonly near: readonly Group[];
  readonly middle: readonly Group[];
  readonly far: readonly Group[];
  /** Where outside wires land, relative to the corner; ids are NICs, switch ports or link ends. */
  readonly landings: readonly {
    readonly id: string;
    readonly at: Point;
    readonly side: 'left' | 'right' | 'top' | 'bottom';
  }[];
}

/** A frame behind the hosts of a cluster. */
export interface Frame {
  readonly id: string;
  readonly rect: Rect;
  readonly title: string;
  readonly subtitle: string;
  /** Size of the title in px: larger where there are many hosts, so that it reads from far out. */
  readonly titleSize: number;
}

/** A cable, an inter-switch link, or several cables drawn as one where there are many. */
export interface Wire {
  /** NIC id, link id, storage target port, or `h1~s1` for a bundle. */
  readonly id: string;
  readonly kind: 'cable' | 'link' | 'bundle';
  readonly from: { readonly placed: string; readonly landing: string };
  readonly to: { readonly placed: string; readonly landing: string };
  /** Corner points in plane coordinates, first and last on the landings. */
  readonly points: readonly Point[];
  /** SVG path of the same, corners rounded. */
  readonly d: string;
  readonly line: LineStyle;
  readonly traffic: readonly TrafficClass[];
  readonly paint: Paint;
  readonly title: string;
  /** Elements this wire belongs to: lit when one of them is. */
  readonly elements: readonly string[];
  /** Cables in a bundle. */
  readonly count: number;
}

export interface Scene {
  /** All that is drawn, with nothing around it. */
  readonly bounds: Rect;
  readonly frames: readonly Frame[];
  readonly placed: readonly Placed[];
  readonly wires: readonly Wire[];
}
