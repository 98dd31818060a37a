import type { Design } from '../model/design';
import { inList } from '../model/find';
import { rootIdOf } from '../model/kinds';
import { bundlesOf, type Cable } from './cables';
import { mostHostsWithCables } from './grid';
import type { Board } from './host-board';
import { layLink } from './links';
import type { Row } from './place-hosts';
import type { Point, Rect } from './scene';
import { type Course, type Ground, layBundle, layCable, layTarget } from './wires';

/** One wire to lay. */
export interface Job {
  readonly key: string;
  /** What the course rests on, beside boxes, other wires and rails: it stays while these are the same. */
  readonly on: readonly unknown[];
  /** Switches whose rails it may end on. */
  readonly rails: readonly string[];
  readonly lay: (ground: Ground) => Course;
}

export interface JobInput {
  readonly design: Design;
  /** Where everything is; the same object as long as it stays where it is. */
  readonly rects: ReadonlyMap<string, Rect>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly boards: ReadonlyMap<string, Board>;
  readonly cables: ReadonlyMap<string, readonly Cable[]>;
}

const cableJob = ({ rects, boards }: JobInput, cable: Cable): Job => {
  const other = rects.get(cable.toRoot);
  const at = boards.get(cable.toRoot)?.plugs.find((p) => p.nicId === cable.to)?.at;
  const end: Point | undefined =
    other === undefined || at === undefined ? undefined : { x: other.x + at.x, y: other.y + at.y };
  return {
    key: cable.nicId,
    on: [cable, rects.get(cable.hostId), other, at?.x, at?.y],
    rails: [cable.toRoot],
    lay: (ground) => layCable(ground, cable, end),
  };
};

/** What a bundle rests on at its far end. */
interface FarEnd {
  readonly lane: number | undefined;
  readonly rect: Rect | undefined;
  readonly name: string | undefined;
}

/** The jobs of a host with what they were made from. */
interface HostJobs {
  readonly list: readonly Cable[];
  readonly name: string;
  readonly rect: Rect | undefined;
  readonly bottom: number | undefined;
  readonly ends: readonly FarEnd[];
  readonly jobs: readonly Job[];
}

/** Makes the list of wires; jobs that rest on the same as before are the same objects. */
export class WireJobs {
  #known = new Map<string, HostJobs>();

  /** The wires of a design in the order in which they are laid: hosts in file order, storage, links. */
  of(input: JobInput): Job[] {
    const { design } = input;
    const jobs: Job[] = [];
    const isGrid = design.hosts.length > mostHostsWithCables;
    const known = new Map<string, HostJobs>();
    for (const { id, name } of design.hosts) {
      const list = input.cables.get(id);
      if (list === undefined) continue;
      if (!isGrid) for (const cable of list) jobs.push(cableJob(input, cable));
      else {
        const made = this.#bundles(input, id, name, list);
        known.set(id, made);
        for (const job of made.jobs) jobs.push(job);
      }
    }
    this.#known = known;
    addTargets(jobs, input);
    addLinks(jobs, input);
    return jobs;
  }

  #bundles(input: JobInput, hostId: string, name: string, list: readonly Cable[]): HostJobs {
    const { design, rects } = input;
    const row = input.rows.get(hostId);
    const rect = rects.get(hostId);
    const bundles = bundlesOf(list);
    const before = this.#known.get(hostId);
    const nameOf = (toRoot: string) =>
      (inList(design.physicalSwitches, toRoot) ?? inList(design.hosts, toRoot))?.name;
    const isSameEnd = (toRoot: string, end: FarEnd | undefined): boolean =>
      end !== undefined &&
      end.lane === row?.lanes.get(toRoot) &&
      end.rect === rects.get(toRoot) &&
      end.name === nameOf(toRoot);
    if (
      before !== undefined &&
      before.list === list &&
      before.name === name &&
      before.rect === rect &&
      before.bottom === row?.bottom &&
      bundles.every(({ toRoot }, i) => isSameEnd(toRoot, before.ends[i]))
    ) {
      return before;
    }
    const ends = bundles.map(
      ({ toRoot }): FarEnd => ({
        lane: row?.lanes.get(toRoot),
        rect: rects.get(toRoot),
        name: nameOf(toRoot),
      }),
    );
    const jobs = bundles.map((bundle, nth): Job => {
      const { id, toRoot } = bundle;
      const end = ends[nth];
      return {
        key: id,
        on: [bundle, nth, rect, row?.bottom, name, end?.lane, end?.rect, end?.name],
        rails: [toRoot],
        lay: (ground) => layBundle(ground, bundle, nth, row),
      };
    });
    return { list, name, rect, bottom: row?.bottom, ends, jobs };
  }
}

const addTargets = (jobs: Job[], { design, rects }: JobInput): void => {
  for (const target of design.storageTargets) {
    for (const [nth, portId] of target.cabledTo.entries()) {
      const switchId = rootIdOf(portId);
      const physical = inList(design.physicalSwitches, switchId);
      jobs.push({
        key: `${target.id}>${portId}/${nth}`,
        // The title names the port with its port channel.
        on: [target, rects.get(target.id), rects.get(switchId), physical, design.portChannels],
        rails: [switchId],
        lay: (ground) => layTarget(ground, target, nth),
      });
    }
  }
};

const addLinks = (jobs: Job[], { design, rects }: JobInput): void => {
  const nameOf = (id: string) => inList(design.physicalSwitches, id)?.name;
  const pairs = new Map<string, number>();
  for (const link of design.interSwitchLinks) {
    const { id, aId, bId } = link;
    const pair = aId < bId ? `${aId}~${bId}` : `${bId}~${aId}`;
    const nth = pairs.get(pair) ?? 0;
    pairs.set(pair, nth + 1);
    jobs.push({
      key: id,
      on: [link, nth, rects.get(aId), rects.get(bId), nameOf(aId), nameOf(bId)],
      rails: [aId, bId],
      lay: (ground) => layLink(ground, link, nth),
    });
  }
};
