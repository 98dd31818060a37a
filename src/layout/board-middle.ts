import type { TrafficClass } from '../model/design';
import { spareGroup, trafficBar } from './board-near';
import type { BoardPlan } from './board-plan';
import { groupWires, nicWires } from './board-wires';
import { box, centredName, label, line, sharedPaint } from './marks';
import type { Group, Mark, Rect } from './scene';

/** What stands in front of a port group: `vmk0, vmk2`, `9 VMs`. */
const inFront = (plan: BoardPlan, key: string): string => {
  const own = plan.endpoints().filter((e) => e.to === key);
  const adapters = own.filter((e) => e.kind === 'adapter').map((e) => e.name);
  const vms = own.filter((e) => e.kind !== 'adapter').reduce((sum, e) => sum + e.count, 0);
  const words = vms === 0 ? [] : [vms === 1 ? '1 VM' : `${vms} VMs`];
  return [...adapters, ...words].join(', ');
};

/** A box with its traffic along the left side and its name. */
const namedBox = (rect: Rect, traffic: readonly TrafficClass[], name: string): Mark[] => [
  box(rect, 6, 'raised', 'line'),
  ...trafficBar(rect, traffic, 8),
  label(name, rect.x + 18, rect.y + rect.height / 2 + 6, rect.width - 26, { size: 17 }, 'ink'),
];

/** What stands on a card, in letters that read at half size. */
export const endpointsAtMiddle = (plan: BoardPlan, describe: (id: string) => string): Group[] =>
  plan.endpoints().map(
    ({ id, key, kind, name, traffic, rect }): Group => ({
      id,
      key,
      kind,
      rect,
      title: describe(id),
      traffic,
      marks: namedBox(rect, traffic, name),
    }),
  );

/** Switches and teams, in letters that read at half size; port groups are their colours. */
export const drawMiddle = (plan: BoardPlan, describe: (id: string) => string): Group[] => [
  ...groupWires(plan),
  ...nicWires(plan),
  ...plan.groups.map(
    ({ id, key, traffic, rect, use }): Group => ({
      id,
      key,
      kind: 'portGroup',
      rect,
      title: describe(id),
      traffic,
      marks: [
        ...namedBox(rect, traffic, use.group.name),
        label(inFront(plan, key), rect.x - 20, rect.y + 21, 226, { size: 16 }, 'inkSoft', 'end'),
      ],
    }),
  ),
  ...plan.spares.map((spare) => spareGroup(spare, 'middle')),
  ...plan.switches.map(
    ({ id, key, traffic, rect, instance }): Group => ({
      id,
      key,
      kind: instance.distributed === undefined ? 'switch' : 'distributedSwitch',
      rect,
      title: describe(id),
      traffic,
      marks: [
        box(rect, 8, 'switch'),
        ...centredName(instance.name, rect, { size: 18, weight: 600 }, 'onSwitch'),
      ],
    }),
  ),
  ...plan.nics.map(({ id, traffic, rect, nic }): Group => {
    const isDown = nic.linkUp === false || nic.adminUp === false;
    return {
      id,
      key: id,
      kind: 'nic',
      rect,
      title: describe(id),
      traffic,
      marks: [
        box(rect, 6, 'raised', 'line'),
        box({ ...rect, width: 6 }, 3, isDown ? 'line' : sharedPaint(traffic)),
        label(
          nic.name,
          rect.x + 16,
          rect.y + rect.height / 2 + 6,
          rect.width - 24,
          { size: 17, mono: true },
          isDown ? 'inkFaint' : 'ink',
        ),
        ...(isDown
          ? [line(`M${rect.x + 10} ${rect.y + rect.height / 2}H${rect.x + 110}`, 'inkFaint', 2)]
          : []),
      ],
    };
  }),
];
