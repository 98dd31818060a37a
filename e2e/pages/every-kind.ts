import { readDesign } from '../../src/file/read';
import { writeDesign } from '../../src/file/write';
import type { Design } from '../../src/model/design';
import { sixPort } from '../../src/templates/six-port';

/** One element of each kind that there is, by id. */
export const oneOfEachKind = [
  'c1',
  'h1',
  'h1.c1',
  'h1.n1',
  'h1.s5',
  'h1.p5',
  'h1.k1',
  'h1.v1',
  'h1.v1.e1',
  'd1',
  'd1.u1',
  'd1.l1',
  'd1.p1',
  's1',
  's1.p1',
  'a1',
  'l1',
  't1',
  'w1',
  'g1',
  'x1',
] as const;

/** The six-port host with something of every kind beside it, as a file. */
export const everyKind = (): string => {
  const design: Design = {
    ...sixPort(),
    name: 'Every kind',
    distributedSwitches: [
      {
        id: 'd1',
        name: 'dvs01',
        uplinks: [{ id: 'd1.u1', name: 'Uplink 1' }],
        lags: [{ id: 'd1.l1', name: 'lag1', mode: 'active', ports: 2 }],
        portGroups: [{ id: 'd1.p1', name: 'Backup', vlan: 60 }],
      },
    ],
    portChannels: [{ id: 'a1', name: 'Po1', mode: 'lacpActive' }],
    guestClusters: [{ id: 'g1', name: 'sql', memberIds: ['h1.v3', 'h1.v4'] }],
    notes: [{ id: 'x1', text: 'A remark' }],
  };
  const text = writeDesign(design);
  const { problems } = readDesign(text);
  if (problems.length > 0) throw new Error(problems.map((p) => p.message).join('\n'));
  return text;
};
