import { describe, expect, test } from 'vitest';
import type { Design, TrafficClass } from '../../model/design';
import { type Isolation, isolationOf } from '../isolation';
import { elementFrom } from './elements';
import type { Outcome } from './outcome';
import { type FailureState, failureState } from './state';
import { viewsOf } from './views';
import { workedExamples } from './worked-examples';

/** The words of the catalogue's table, for the ids of these designs. */
const keys = (design: Design, words: string): string[] =>
  words === 'none'
    ? []
    : words.split('+').map((word) => {
        const [kind = '', ...rest] = word.split(':');
        const name = rest.at(-1) ?? '';
        const of = (list: readonly { id: string; name: string }[] | undefined) =>
          list?.find((item) => item.name === name)?.id ?? `no ${word}`;
        const host = design.hosts.find((h) => h.name === rest[0]);
        if (kind === 'pnic') return of(host?.nics);
        if (kind === 'card') return of(host?.cards);
        const id = of(design.physicalSwitches);
        return kind === 'upstream' ? `upstream:${id}` : id;
      });

const stateAfter = (design: Design, words: string): FailureState =>
  failureState(
    design,
    keys(design, words).map((key) => {
      const element = elementFrom(design, key);
      if (element === undefined) throw new Error(`no element ${key}`);
      return { do: 'fail', element };
    }),
  );

const classWords: Readonly<Record<string, TrafficClass>> = {
  MGMT: 'management',
  STORAGE: 'storage',
  MIGRATION: 'migration',
  FT: 'ft',
  VM: 'production',
};

const written = ({ state, mbps }: Outcome): string => `${state}/${(mbps ?? Number.NaN) / 1000}G`;

/** `h1.MGMT=OK/50G` or `h1~h2.VM=CONNECTED`, as the table writes them. */
const said = (design: Design, state: FailureState, claim: string): string => {
  const [left = ''] = claim.split('=');
  const [hosts = '', word = ''] = left.split('.');
  const ids = hosts.split('~').map((name) => design.hosts.find((h) => h.name === name)?.id ?? '');
  const traffic = classWords[word] ?? 'production';
  const [a = '', b] = ids;
  if (b !== undefined) return `${left}=${state.pair(a, b, traffic)}`;
  const service = state.service(a, traffic);
  // Where the table has classes that are port groups here, the part of that name is meant.
  const part = service?.parts.find(({ name }) => name === word);
  const outcome = part ?? service;
  return `${left}=${outcome === undefined ? 'nothing' : written(outcome)}`;
};

const table: Readonly<Record<keyof typeof workedExamples, readonly string[]>> = {
  E1: [
    'none                         h1.MGMT=OK/50G  h1.MIGRATION=OK/50G  h1.VM=OK/50G',
    'pnic:h1:v0                   h1.MGMT=OK/25G  h1.MIGRATION=OK/25G  h1.VM=OK/25G',
    'card:h1:c0                   h1.MGMT=OK/25G  h1.MIGRATION=OK/25G  h1.VM=OK/25G',
    'pswitch:A                    h1.MGMT=OK/25G  h1.MIGRATION=OK/25G  h1.VM=OK/25G',
  ],
  E2: [
    'none                         h1.MGMT=OK/1G  h1.STORAGE=OK/1G  h1.MIGRATION=OK/1G  h1.FT=OK/1G  h1.VM=OK/2G',
    'pnic:h1:v0                   h1.MGMT=DOWN/0G  h1.STORAGE=OK/1G  h1.MIGRATION=OK/1G  h1.FT=OK/1G  h1.VM=OK/2G',
    'pnic:h1:v4                   h1.MGMT=OK/1G  h1.STORAGE=OK/1G  h1.MIGRATION=OK/1G  h1.FT=OK/1G  h1.VM=OK/1G',
    'card:h1:c0                   h1.MGMT=DOWN/0G  h1.STORAGE=DOWN/0G  h1.MIGRATION=OK/1G  h1.FT=OK/1G  h1.VM=OK/2G',
    'card:h1:c2                   h1.MGMT=OK/1G  h1.STORAGE=OK/1G  h1.MIGRATION=OK/1G  h1.FT=OK/1G  h1.VM=DOWN/0G',
    'pswitch:A                    h1.MGMT=DOWN/0G  h1.STORAGE=DOWN/0G  h1.MIGRATION=DOWN/0G  h1.FT=DOWN/0G  h1.VM=DOWN/0G',
  ],
  E3: [
    'none                         h1.MGMT=OK/10G  h1.MIGRATION=OK/10G',
    'pnic:h1:v0                   h1.MGMT=OK/10G  h1.MIGRATION=OK/10G',
    'pnic:h1:v1                   h1.MGMT=OK/10G  h1.MIGRATION=OK/10G',
    'pswitch:B                    h1.MGMT=OK/10G  h1.MIGRATION=OK/10G',
  ],
  E4: [
    'none                         h1.STORAGE=OK/20G',
    'pnic:h1:v2                   h1.STORAGE=OK/10G',
    'card:h1:c0                   h1.STORAGE=OK/10G',
    'pswitch:A                    h1.STORAGE=OK/10G',
  ],
  E5a: ['none  h1.VM=OK/20G', 'pnic:h1:v0  h1.VM=OK/10G', 'pswitch:A  h1.VM=OK/10G'],
  E5b: [
    'none                         h1.VM=UNRELIABLE/20G',
    'pnic:h1:v0                   h1.VM=UNRELIABLE/10G',
    'pswitch:A                    h1.VM=UNRELIABLE/10G',
  ],
  E5c: [
    'none                         h1.VM=UNRELIABLE/20G',
    'pnic:h1:v0                   h1.VM=UNRELIABLE/10G',
    'pswitch:A                    h1.VM=UNRELIABLE/10G',
  ],
  E6a: [
    'none                         h1.MGMT=OK/20G  h1.VM=OK/20G',
    'pnic:h1:v0                   h1.MGMT=OK/10G  h1.VM=OK/20G',
    'card:h1:c0                   h1.MGMT=DOWN/0G  h1.VM=OK/20G',
    'pswitch:A                    h1.MGMT=OK/10G  h1.VM=OK/10G',
  ],
  E6b: [
    'none                         h1.MGMT=OK/20G  h1.VM=OK/20G',
    'pnic:h1:v0                   h1.MGMT=OK/10G  h1.VM=OK/20G',
    'card:h1:c0                   h1.MGMT=OK/10G  h1.VM=OK/10G',
    'pswitch:A                    h1.MGMT=OK/10G  h1.VM=OK/10G',
  ],
  E7: [
    'none                         h1.VM=OK/50G',
    'pnic:h1:v0                   h1.VM=OK/25G',
    'pswitch:A                    h1.VM=OK/25G',
    'pnic:h1:v0+pnic:h1:v1        h1.VM=DOWN/0G',
  ],
  E8a: [
    'none                         h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=CONNECTED',
    'pnic:h1:v0                   h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=DISCONNECTED',
    'pswitch:A                    h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=CONNECTED',
  ],
  E8b: [
    'none                         h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=CONNECTED',
    'pnic:h1:v0                   h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=CONNECTED',
    'pswitch:A                    h1.MIGRATION=OK/10G  h2.MIGRATION=OK/10G  h1~h2.MIGRATION=CONNECTED',
  ],
  E8c: ['none  h1.MIGRATION=OK/20G  h2.MIGRATION=OK/20G  h1~h2.MIGRATION=AT-RISK'],
  E9: [
    'none                         h1.VM=AT-RISK/20G  h1.VM2=OK/10G',
    'pnic:h1:v0                   h1.VM=DOWN/10G  h1.VM2=DOWN/0G',
  ],
  E10: [
    'none                         n1.MGMT=OK/50G  n1.VM=OK/50G  n1.STORAGE=OK/50G',
    'pnic:n1:v0                   n1.MGMT=OK/25G  n1.VM=OK/25G  n1.STORAGE=OK/50G',
    'pnic:n1:v2                   n1.MGMT=OK/50G  n1.VM=OK/50G  n1.STORAGE=OK/25G',
    'pswitch:A                    n1.MGMT=OK/25G  n1.VM=OK/25G  n1.STORAGE=OK/25G',
  ],
  E11a: [
    'none                         h1.VM=OK/20G  h2.VM=OK/10G  h1~h2.VM=CONNECTED',
    'upstream:A                   h1.VM=OK/20G  h2.VM=OK/10G  h1~h2.VM=AT-RISK',
  ],
  E11b: [
    'none                         h1.VM=OK/30G  h2.VM=OK/10G  h1~h2.VM=CONNECTED',
    'upstream:A                   h1.VM=OK/20G  h2.VM=OK/10G  h1~h2.VM=CONNECTED',
  ],
  E11c: [
    'none                         h1.VM=OK/20G  h2.VM=OK/10G  h1~h2.VM=CONNECTED',
    'upstream:A                   h1.VM=OK/20G  h2.VM=OK/10G  h1~h2.VM=AT-RISK',
  ],
};

describe.each(Object.entries(table))('%s', (name, rows) => {
  const design = workedExamples[name as keyof typeof workedExamples]();
  test.each(rows)('%s', (row) => {
    const [words = '', ...claims] = row.split(/\s+/);
    const state = stateAfter(design, words);
    expect(claims.map((claim) => said(design, state, claim))).toEqual(claims);
  });
});

describe('what is wrong before any failure', () => {
  const faults = (name: keyof typeof workedExamples) =>
    viewsOf(workedExamples[name]()).list[0]?.parts.flatMap(({ ways }) =>
      ways.flatMap((way) => way.faults),
    );
  test('E5a has a channel over an MLAG pair', () => expect(faults('E5a')).toEqual([]));
  test('E5b has no channel', () => expect(faults('E5b')).toEqual(['team-iphash-no-portchannel']));
  test('E5c has one over strangers', () =>
    expect(faults('E5c')).toEqual(['team-portchannel-span']));
  test('E7 suits its LAG', () => expect(faults('E7')).toEqual([]));
});

describe('uplinks in use after the upstream of A fails', () => {
  const part = (name: keyof typeof workedExamples) =>
    stateAfter(workedExamples[name](), 'upstream:A').service('h1', 'production')?.parts[0];
  test('E11a: link status sees nothing', () => {
    expect(part('E11a')).toMatchObject({ nicIds: ['h1.n1', 'h1.n2'], isShotgun: false });
  });
  test('E11b: the majority stays', () => {
    expect(part('E11b')).toMatchObject({ nicIds: ['h1.n2', 'h1.n3'], isShotgun: false });
  });
  test('E11c: two cannot tell', () => {
    expect(part('E11c')).toMatchObject({ nicIds: ['h1.n1', 'h1.n2'], isShotgun: true });
  });
});

const vectors: readonly (readonly [keyof typeof workedExamples, string, string])[] = [
  ['E1', 'MGMT vs VM', 'l2+ uplinkSteady- uplinkAlways- card- pswitch-'],
  ['E1', 'MIGRATION vs VM', 'l2+ uplinkSteady- uplinkAlways- card- pswitch-'],
  ['E2', 'MGMT vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
  ['E2', 'STORAGE vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
  ['E2', 'MIGRATION vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
  ['E2', 'FT vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
  ['E3', 'MGMT vs MIGRATION', 'l2+ uplinkSteady+ uplinkAlways- card- pswitch-'],
  ['E6a', 'MGMT vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
  ['E6b', 'MGMT vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card- pswitch-'],
  ['E10', 'MGMT vs VM', 'l2- uplinkSteady- uplinkAlways- card- pswitch-'],
  ['E10', 'STORAGE vs VM', 'l2+ uplinkSteady+ uplinkAlways+ card+ pswitch-'],
];

const vectorWords = ({ vector }: Isolation): string =>
  (['l2', 'uplinkSteady', 'uplinkAlways', 'card', 'pswitch'] as const)
    .map((name) => `${name}${vector[name] === true ? '+' : '-'}`)
    .join(' ');

describe('isolation', () => {
  test.each(vectors)('%s %s %s', (name, classes, expected) => {
    const design = workedExamples[name]();
    const [host] = design.hosts;
    if (host === undefined) throw new Error('no host');
    const [a = '', b = ''] = classes.split(' vs ').map((word) => classWords[word]);
    const isolation = isolationOf(design, host, a as TrafficClass, b as TrafficClass);
    expect(vectorWords(isolation)).toBe(expected);
  });
  test.each([
    ['E1', 'management', 'production', 'logical'],
    ['E2', 'storage', 'production', 'physical-uplink'],
    ['E3', 'management', 'migration', 'logical-preferred'],
    ['E6b', 'management', 'production', 'physical-uplink'],
    ['E10', 'management', 'production', 'shared'],
  ] as const)('%s %s is %s', (name, a, b, level) => {
    const design = workedExamples[name]();
    const [host] = design.hosts;
    expect(host && isolationOf(design, host, a, b).level).toBe(level);
  });
});
