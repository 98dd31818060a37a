import { expect, test } from 'vitest';
import { differences } from '../../analysis/difference';
import type { Design } from '../../model/design';
import { sixPort } from '../../templates/six-port';
import { foldChanges } from './fold-changes';

const before = sixPort({ hosts: 3 });

test('the same change on several hosts stands once, with the names of the hosts', () => {
  const after: Design = {
    ...before,
    hosts: before.hosts.map((host) => ({
      ...host,
      nics: host.nics.map((nic, i) => (i === 0 ? { ...nic, speedMbps: 25_000 } : nic)),
    })),
  };
  const folded = foldChanges(differences(before, after));
  expect(folded).toHaveLength(1);
  expect(folded[0]).toMatchObject({
    kind: 'changed',
    where: before.hosts[0]?.nics[0]?.name,
    hosts: before.hosts.map(({ name }) => name),
  });
});

test('what changes of hosts themselves is folded as well', () => {
  const after: Design = {
    ...before,
    hosts: before.hosts.map((host) => ({ ...host, model: 'R760' })),
  };
  const folded = foldChanges(differences(before, after));
  expect(folded).toMatchObject([{ where: 'Hosts', after: 'R760', hosts: { length: 3 } }]);
});

test('a change on one host keeps its whole path; hosts themselves are not folded', () => {
  const [first, ...rest] = before.hosts;
  if (first === undefined) throw new Error('no host');
  const after: Design = { ...before, hosts: [{ ...first, nics: first.nics.slice(1) }] };
  const folded = foldChanges(differences(before, after));
  expect(new Set(folded.map(({ kind, where }) => `${kind} ${where}`))).toEqual(
    new Set([
      ...rest.map(({ name }) => `removed ${name}`),
      `removed ${first.name} › ${first.nics[0]?.name}`,
    ]),
  );
});
