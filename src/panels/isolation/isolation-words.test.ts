import { expect, test } from 'vitest';
import { isolationMatrixOf } from '../../analysis/isolation-matrix';
import { build } from '../../model/build';
import {
  answerWords,
  levelOrder,
  levelWords,
  sharedElements,
  sharedWords,
} from './isolation-words';

test('every level has a letter and words of its own', () => {
  const all = levelOrder.map(levelWords);
  expect(new Set(all.map((words) => words.letter)).size).toBe(6);
  expect(new Set(all.map((words) => words.short)).size).toBe(6);
  expect([true, false, undefined].map(answerWords)).toEqual(['yes', 'no', 'not said']);
});

test('says and selects what two classes share', () => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 2, { mode: 'trunk', allowedVlans: 'all' });
  const host = b.host('esx01');
  const nic = host.nic('vmnic0');
  b.cable(nic, tor);
  const own = host.switch('vSwitch0', [nic]);
  host.adapter('vmk0', host.portGroup(own, 'Management', 10), ['management']);
  host.vm('web', host.portGroup(own, 'Prod', 10));
  const cell = isolationMatrixOf(b.done, b.done.hosts).cell('management', 'production');
  if (cell === undefined) throw new Error('no cell');
  const words = new Map(sharedWords(b.done, cell));
  expect(words.get('Uplinks while all works')).toBe('vmnic0');
  expect(words.get('Broadcast domains')).toContain('VLAN 10 on tor-a');
  expect(words.get('Broadcast domains')).toContain('inside vSwitch0');
  expect(words.has('Adapters')).toBe(false);
  expect(sharedElements(b.done, cell.isolation)).toEqual(
    expect.arrayContaining(['h1.s1', 'h1.n1', 's1']),
  );
});
