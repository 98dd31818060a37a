import { expect, test } from 'vitest';
import type { Question } from '../../import/result';
import { answerTitle, answerWords } from './answer-words';
import { readVlan } from './vlan-text';
import { waitingFor, waitingRules } from './waiting-rules';

const vlan: Question = {
  id: 'vlan: dvs01 · Trunk',
  about: 'vlan',
  title: 'Trunk: old on dvs01: which VLANs?',
  elements: ['d1.p1'],
  hostCount: 0,
};

test('answers in words', () => {
  expect(answerWords('services', ['vmotion', 'management'])).toMatch(/vMotion.*, Management/);
  expect(answerWords('services', [])).toBe('none');
  expect(answerWords('failoverOrder', 'allActive')).toBe('all active');
  expect(answerWords('failoverOrder', { active: ['vmnic1'], standby: [] })).toBe(
    'active vmnic1; standby none',
  );
  expect(answerWords('vlan', 20)).toBe('VLAN 20');
  expect(answerWords('vlan', '10,20-30')).toBe('trunk of 10,20-30');
  expect(answerWords('traffic', 'none')).toBe('none of ours');
});

test('an undo step is called by the question, without what it asks', () => {
  expect(answerTitle(vlan)).toBe('Answer Trunk: old on dvs01');
});

test('a typed VLAN is a number or those of a trunk', () => {
  expect(readVlan(vlan, ' 20 ')).toEqual({ value: 20 });
  expect(readVlan(vlan, '10,20-30')).toEqual({ value: '10,20-30' });
  expect(readVlan(vlan, 'all')).toEqual({ value: 'all' });
  for (const wrong of ['4096', '-1', 'ten', '', '10-']) {
    expect(readVlan(vlan, wrong)).toHaveProperty('wrong');
  }
});

test('a rule that waits for several elements of a question counts once', () => {
  const open = (rule: string, objects: readonly string[]) =>
    ({ rule, ask: 'services', text: '', objects, hosts: [] }) as never;
  const rules = waitingRules([open('a', ['h1.k1', 'h2.k1']), open('b', ['h2.k1']), open('c', [])]);
  expect(waitingFor(rules, ['h1.k1', 'h2.k1'])).toBe(2);
  expect(waitingFor(rules, ['h1.k1'])).toBe(1);
  expect(waitingFor(rules, ['h9.k1'])).toBe(0);
});
