import { expect, test } from 'vitest';
import { acceptAll } from '../../import/answers';
import { drained } from '../../import/drained';
import { questionsOf } from '../../import/questions';
import { defaultPatterns } from '../../import/traffic-names';
import { build } from '../../model/build';
import type { Design } from '../../model/design';
import { joining } from './joining';

/** Hosts of which no source says what vmk1 is for. */
const exported = (...names: readonly string[]): Design => {
  const d = build('estate');
  for (const name of names) {
    const h = d.host(name, { source: 'RVTools' });
    const v = h.switch('vSwitch0', [h.nic('vmnic0')]);
    d.set(h.adapter('vmk1', h.portGroup(v, `vMotion ${name}`, 20), []), { services: undefined });
  }
  return d.done;
};
const joined = (way: 'add' | 'refresh', before: Design, imported: Design) =>
  drained(joining(way, before, { design: imported, recognised: [] }, defaultPatterns));

test('the questions are those that are open afterwards, not those of the export', () => {
  const first = exported('esx01');
  const answered = acceptAll(first, questionsOf(first));
  expect(questionsOf(answered)).toEqual([]);
  const later = exported('esx01', 'esx02');
  expect(questionsOf(later).map(({ id }) => id)).toEqual([
    'services: vMotion esx01 · vmk1',
    'services: vMotion esx02 · vmk1',
  ]);
  for (const way of ['add', 'refresh'] as const) {
    expect(joined(way, answered, later).questions.map(({ id }) => id)).toEqual([
      'services: vMotion esx02 · vmk1',
    ]);
  }
});

test('what was open before and the export does not speak of is still asked', () => {
  expect(joined('refresh', exported('esx01'), exported('esx02')).questions).toHaveLength(2);
});
