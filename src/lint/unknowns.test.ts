import { expect, test } from 'vitest';
import { build } from '../model/build';
import type { HostAdapter } from '../model/design';
import { set } from '../model/edits/change';
import type { Question } from './rule';
import { unknownsOf } from './unknowns';

const question = (
  rule: string,
  ask: string,
  objects: string[],
  hosts: string[] = [],
): Question => ({
  rule,
  ask,
  objects,
  hosts,
  data: {},
  key: `${rule}|${ask}|${objects.join(',')}`,
  text: 'What?',
});

const design = () => {
  const b = build();
  const host = b.host('esx01');
  const nics = [host.nic('vmnic0'), host.nic('vmnic1', { speedMbps: 10_000 }), host.nic('vmnic2')];
  host.adapter('vmk0', host.portGroup(host.switch('vSwitch0', nics), 'Management', 10), []);
  return set<HostAdapter>(b.done, 'h1.k1', { services: undefined });
};

test('questions about one field are one line, with all elements that lack it', () => {
  const unknowns = unknownsOf(design(), [
    question('a/one', 'speed', ['h1.n1', 'h1.n2']),
    question('a/two', 'speed', ['h1.s1', 'h1.n3', 'h1.n1']),
    question('a/three', 'services', ['h1'], ['h1']),
    question('a/four', 'never-heard-of', ['h1.s1']),
  ]);
  expect(unknowns.map((u) => [u.key, u.elements, u.rules, u.questions.length])).toEqual([
    ['nic.speedMbps', ['h1.n1', 'h1.n3'], ['a/one', 'a/two'], 2],
    ['adapter.services', ['h1.k1'], ['a/three'], 1],
    ['a/four|never-heard-of', ['h1.s1'], ['a/four'], 1],
  ]);
  expect(unknowns[0]?.field).toEqual({ kind: 'nic', name: 'speedMbps', label: 'Speed', total: 3 });
});

test('a question whose field is stated after all stands for itself', () => {
  const [one] = unknownsOf(design(), [question('a/one', 'speed', ['h1.n2'])]);
  expect(one?.field).toBeUndefined();
  expect(unknownsOf(design(), [])).toEqual([]);
});
