import { expect, test } from 'vitest';
import { build } from '../../model/build';
import { sixPort } from '../../templates/six-port';
import { doubleMatrixOf, firstSight, matrixOf, rowsInSight } from './failure-matrix';

const design = sixPort({ hosts: 3 });
const matrix = matrixOf(design, undefined);
const names = (sight: Partial<typeof firstSight>) =>
  rowsInSight(matrix.rows, { ...firstSight, ...sight }).map(({ name }) => name);

test('elements × classes, the worst of all hosts in a cell', () => {
  expect(matrix.classes).toContain('management');
  const first = matrix.rows.find(({ key }) => key === 'h1.n1');
  expect(first?.cells.get('management')).toEqual({ effect: 'lost', hosts: 1 });
  expect(first?.cells.has('storage')).toBe(false);
  const physical = matrix.rows.find(({ key }) => key === 's1');
  expect(physical?.cells.get('management')?.hosts).toBe(3);
});

test('a host alone has its own elements and those between hosts', () => {
  const own = matrixOf(design, 'h2');
  expect(own.rows.some(({ key }) => key === 'h1.n1')).toBe(false);
  expect(own.rows.find(({ key }) => key === 's1')?.cells.get('management')?.hosts).toBe(1);
});

test('filtered by words, kind and loss; sorted by name, worst and class', () => {
  expect(names({ text: 'ESX02 › vmnic3' })).toEqual(['esx02 › vmnic3']);
  expect(new Set(names({ kind: 'host' }))).toEqual(new Set(['esx01', 'esx02', 'esx03']));
  expect(names({ onlyLost: true }).length).toBeLessThan(matrix.rows.length);
  expect(names({ sort: 'management' })[0]).toBe('esx01 › vmnic0');
  expect(names({ sort: 'name' })[0]).toBe('esx01');
  expect(names({ sort: 'worst' })).toHaveLength(matrix.rows.length);
});

/** Two hosts, active and standby to two switches; the VLAN does not cross between them. */
const split = () => {
  const d = build();
  const tors = ['tor-a', 'tor-b'].map((name) =>
    d.physicalSwitch(name, 2, { mode: 'trunk', allowedVlans: 'all' }),
  );
  d.link(tors[0] ?? '', tors[1] ?? '', { allowedVlans: '10' });
  for (const name of ['esx01', 'esx02']) {
    const h = d.host(name);
    const nics = tors.map((to, i) => {
      const nic = h.nic(`vmnic${i}`, { speedMbps: 10_000 });
      d.cable(nic, to);
      return nic;
    });
    const teaming = { active: nics.slice(0, 1), standby: nics.slice(1) };
    const group = h.portGroup(h.switch('vSwitch0', nics), 'vMotion', 20, { teaming });
    h.adapter('vmk1', group, ['vmotion']);
  }
  return d.done;
};

test('hosts that reach each other no more show, though each of them is fine', () => {
  const rows = matrixOf(split(), undefined).rows;
  const cell = rows.find(({ key }) => key === 'h1.n1')?.cells.get('migration');
  expect(cell).toMatchObject({ effect: 'moved', pair: 'DISCONNECTED' });
  expect(rows.find(({ key }) => key === 's1')?.cells.get('migration')?.pair).toBeUndefined();
});

test('two at once: what neither does alone, or all', () => {
  const doubles = (all: boolean) =>
    doubleMatrixOf(split(), 'h1', ['nic', 'physicalSwitch'], all).rows;
  // Of the same side the NIC does nothing that its switch does not do.
  expect(doubles(false).map(({ key }) => key)).toEqual(['h1.n1+s2', 'h1.n2+s1']);
  expect(doubles(true)).toHaveLength(4);
  expect(doubles(false)[0]?.cells.get('migration')?.effect).toBe('lost');
  expect(doubleMatrixOf(split(), 'h1', ['nic', 'nic'], true).rows).toHaveLength(1);
});

test('too many pairs are not worked out', () => {
  const { rows, tooMany } = doubleMatrixOf(sixPort({ hosts: 40 }), undefined, ['nic', 'nic'], true);
  expect(rows).toEqual([]);
  expect(tooMany).toBe((240 * 239) / 2);
});
