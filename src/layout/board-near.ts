import { vlanWords } from '../model/describe';
import type { TrafficClass } from '../model/design';
import { speedShort } from '../model/quantities';
import type { BoardPlan, EndpointBox, GroupBox, NicBox, SpareBox, SwitchBox } from './board-plan';
import { endpointWires, groupWires, nicWires } from './board-wires';
import { grid } from './grid';
import { box, centredName, dot, label, line, shape, sharedPaint, trafficPaint } from './marks';
import { printable, widthOf } from './measure';
import type { Group, Mark, Paint, Rect } from './scene';
import { trafficLetter } from './theme';

const middle = (rect: Rect): number => rect.y + rect.height / 2;

/** A dot that says the class by colour and letter; several classes share it in slices. */
const trafficDot = (x: number, y: number, classes: readonly TrafficClass[]): Mark[] => {
  const [first, second] = classes;
  if (first === undefined) return [dot(x, y, 7, 'line')];
  const letter = (name: TrafficClass, at: number): Mark => ({
    mark: 'text',
    text: trafficLetter[name],
    x: at,
    y: y + 3.3,
    size: 9,
    weight: 600,
    anchor: 'middle',
    fill: 'surface',
  });
  if (second === undefined) return [dot(x, y, 7, trafficPaint(first)), letter(first, x)];
  return [
    dot(x, y, 7, trafficPaint(first)),
    dot(x + 9, y, 7, trafficPaint(second), 'raised'),
    letter(first, x - 1),
    letter(second, x + 9),
  ];
};

const endpointGroup = (e: EndpointBox, title: string): Group => {
  const { x, y, width, height } = e.rect;
  const baseline = middle(e.rect) + 4;
  const ink: Paint = e.isOff ? 'inkFaint' : 'ink';
  const isMono = e.kind === 'adapter';
  const start = x + (e.traffic.length > 1 ? 37 : 27);
  const value = { size: 11, mono: true } as const;
  const face = isMono
    ? ({ size: 12, mono: true } as const)
    : ({ size: 12.5, weight: 500 } as const);
  const room = x + width - 12 - start;
  const valueWidth = e.value === '' ? 0 : widthOf(e.value, value);
  // The name comes first: a value that leaves it less than half the room stays in the title.
  const isValueShown =
    valueWidth > 0 &&
    room - valueWidth - 8 >= Math.min(widthOf(printable(e.name.slice(0, 100)), face), room * 0.45);
  const shown = isValueShown ? valueWidth : 0;
  const nameRoom = room - (shown === 0 ? 0 : shown + 8);
  return {
    id: e.id,
    key: e.key,
    kind: e.kind,
    rect: e.rect,
    title,
    traffic: e.traffic,
    marks: [
      box(e.rect, height / 2, 'raised', 'line'),
      ...trafficDot(x + 13, y + height / 2, e.traffic),
      label(e.name, start, baseline, nameRoom, face, ink),
      ...(shown === 0
        ? []
        : [label(e.value, x + width - 12, baseline, shown + 0.5, value, 'inkSoft', 'end')]),
    ],
  };
};

/** A bar of the classes from top to bottom along the left side of a box. */
export const trafficBar = (rect: Rect, classes: readonly TrafficClass[], width: number): Mark[] => {
  const shown: readonly (TrafficClass | undefined)[] = classes.length === 0 ? [undefined] : classes;
  const each = rect.height / shown.length;
  return shown.map((name, i) => ({
    mark: 'rect',
    rect: { x: rect.x, y: rect.y + i * each, width, height: each },
    radius: shown.length === 1 ? width / 2 : 0,
    fill: trafficPaint(name),
  }));
};

const letters = (classes: readonly TrafficClass[], x: number, y: number): Mark[] =>
  classes.slice(0, 3).map((name, i) => ({
    mark: 'text',
    text: trafficLetter[name],
    x: x + i * 10,
    y,
    size: 10,
    weight: 600,
    fill: trafficPaint(name),
  }));

const portGroupGroup = (group: GroupBox, title: string): Group => {
  const { x, width } = group.rect;
  const baseline = middle(group.rect) + 4.5;
  const vlan = vlanWords(group.use.group);
  const face = { size: 11, mono: true } as const;
  const vlanWidth = vlan === '' ? 0 : widthOf(vlan, face) + 10;
  const start =
    x + 13 + Math.min(3, group.traffic.length) * 10 + (group.traffic.length > 0 ? 5 : 0);
  const room = x + width - 10 - vlanWidth - start;
  return {
    id: group.id,
    key: group.key,
    kind: 'portGroup',
    rect: group.rect,
    title,
    traffic: group.traffic,
    marks: [
      box(group.rect, 6, 'raised', 'line'),
      ...trafficBar(group.rect, group.traffic, 3),
      ...letters(group.traffic, x + 12, baseline - 0.5),
      label(group.use.group.name, start, baseline, room, { size: 13, weight: 500 }, 'ink'),
      ...(vlan === ''
        ? []
        : [label(vlan, x + width - 10, baseline, vlanWidth, face, 'inkSoft', 'end')]),
    ],
  };
};

/** Names are told a few times; how many there are stands on the row. */
const namesTold = 12;

/** The row of port groups that nothing is on: it belongs to the switch. */
export const spareGroup = (
  { key, instance, names, rect }: SpareBox,
  size: 'near' | 'middle',
): Group => {
  const shown = names.slice(0, namesTold).join(', ');
  const rest = names.length > namesTold ? ' …' : '';
  const face = size === 'near' ? { size: 12 } : { size: 16 };
  return {
    id: instance.id,
    key,
    kind: instance.distributed === undefined ? 'switch' : 'distributedSwitch',
    rect,
    title: `${names.length} port groups of ${instance.name} that nothing on this host uses: ${shown}${rest}`,
    traffic: [],
    marks: [
      line(`M${rect.x + rect.width} ${middle(rect)}H${grid.switch.x}`, 'line', 1.25),
      box(rect, 6, 'surface', 'line'),
      label(
        `+ ${names.length} unused${size === 'near' ? ' port groups' : ''}`,
        rect.x + 13,
        middle(rect) + face.size * 0.36,
        rect.width - 23,
        face,
        'inkSoft',
      ),
    ],
  };
};

const kindWords = ({ instance }: SwitchBox): string => {
  if (instance.kind === 'distributed') return 'vDS';
  if (instance.kind === 'internal' || instance.kind === 'private') return instance.kind;
  if (instance.kind !== 'external') return '';
  const mode = instance.local?.teamMode;
  return mode === 'lbfo' ? 'LBFO' : mode === 'none' ? '' : instance.nics.length > 0 ? 'SET' : '';
};

const switchGroup = (item: SwitchBox, title: string): Group => {
  const { x, width, height } = item.rect;
  const at = x + width / 2;
  const mtu = item.instance.mtuStated ? `MTU ${item.instance.mtuBytes}` : '';
  const under = [kindWords(item), mtu].filter((part) => part !== '').join(' · ');
  const hasUnder = under !== '' && height >= 46;
  const face = { size: 13, weight: 600 } as const;
  const name = centredName(item.instance.name, item.rect, face, 'onSwitch', hasUnder ? 15 : 0);
  const last = name.at(-1);
  const baseline = last?.mark === 'text' ? last.y : middle(item.rect);
  return {
    id: item.id,
    key: item.key,
    kind: item.instance.distributed === undefined ? 'switch' : 'distributedSwitch',
    rect: item.rect,
    title,
    traffic: item.traffic,
    marks: [
      box(item.rect, 8, 'switch'),
      ...name,
      ...(hasUnder
        ? [
            label(
              under,
              at,
              baseline + 15,
              width - 10,
              { size: 10, mono: true },
              'onSwitch',
              'middle',
            ),
          ]
        : []),
    ],
  };
};

/** A socket as seen from behind the machine. */
const socket = (x: number, y: number, paint: Paint): Mark[] => [
  {
    mark: 'rect',
    rect: { x, y: y - 7, width: 17, height: 14 },
    radius: 2.5,
    fill: 'none',
    stroke: paint,
    strokeWidth: 1.5,
  },
  shape(`M${x + 4} ${y + 7}V${y + 2}H${x + 13}V${y + 7}Z`, paint),
];

const nicGroup = (item: NicBox, title: string): Group => {
  const { x, width } = item.rect;
  const at = middle(item.rect);
  const { nic } = item;
  const isDown = nic.linkUp === false || nic.adminUp === false;
  const speed = nic.speedMbps === undefined ? '' : speedShort(nic.speedMbps);
  const face = { size: 11, mono: true } as const;
  const speedWidth = speed === '' ? 0 : widthOf(speed, face) + 8;
  const name = { size: 12, mono: true } as const;
  const room = width - 36 - 12 - speedWidth;
  const nameWidth = Math.min(widthOf(nic.name, name), room);
  return {
    id: item.id,
    key: item.id,
    kind: 'nic',
    rect: item.rect,
    title,
    traffic: item.traffic,
    marks: [
      box(item.rect, 6, 'raised', 'line'),
      ...socket(x + 11, at, isDown ? 'inkFaint' : sharedPaint(item.traffic)),
      label(nic.name, x + 37, at + 4, room, name, isDown ? 'inkFaint' : 'ink'),
      ...(speed === ''
        ? []
        : [label(speed, x + width - 12, at + 4, speedWidth, face, 'inkSoft', 'end')]),
      ...(isDown ? [line(`M${x + 8} ${at}H${x + 40 + nameWidth}`, 'inkFaint', 1.5)] : []),
    ],
  };
};

const looseWords = (plan: BoardPlan): Mark[] => {
  const top = plan.looseTop;
  if (top === undefined) return [];
  const face = { size: 11.5 } as const;
  const marks: Mark[] = [];
  if (plan.endpoints().some((e) => e.rect.y >= top)) {
    marks.push(label('no port group', grid.group.x, top + 19, 180, face, 'inkFaint'));
  }
  if (plan.nics.some((n) => n.rect.y >= top)) {
    marks.push(label('no switch', grid.nic.x - 14, top + 19, 120, face, 'inkFaint', 'end'));
  }
  return marks;
};

/** Everything of a host. `describe` gives the sentence for an element. */
export const drawNear = (plan: BoardPlan, describe: (id: string) => string): Group[] => [
  ...endpointWires(plan),
  ...groupWires(plan),
  ...nicWires(plan),
  ...plan.endpoints().map((e) => endpointGroup(e, describe(e.id))),
  ...plan.groups.map((g) => portGroupGroup(g, describe(g.id))),
  ...plan.spares.map((spare) => spareGroup(spare, 'near')),
  ...plan.switches.map((s) => switchGroup(s, describe(s.id))),
  ...plan.nics.map((n) => nicGroup(n, describe(n.id))),
];

/** Words on the board that belong to the host itself. */
export const boardWords = (plan: BoardPlan): Mark[] =>
  plan.isEmpty
    ? [
        {
          mark: 'rect',
          rect: {
            x: 16,
            y: grid.headerHeight + 2,
            width: grid.boardWidth - 32,
            height: plan.height - grid.headerHeight - 18,
          },
          radius: 8,
          fill: 'raised',
          stroke: 'line',
          strokeWidth: 1,
        },
        label(
          'Drop NICs and switches here',
          grid.boardWidth / 2,
          grid.headerHeight + 6 + (plan.height - grid.headerHeight - 18) / 2,
          400,
          { size: 13 },
          'inkFaint',
          'middle',
        ),
      ]
    : looseWords(plan);
