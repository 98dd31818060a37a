import { expect } from 'vitest';
import type { Estate } from '../estate';
import type { Piece } from '../piece';
import { azureReader } from './reader';

export const json = (value: unknown): Piece => ({ kind: 'json', name: 'x.json', value });
export const read = async (value: unknown): Promise<Estate> => {
  expect(azureReader.claims(json(value))).toBe(true);
  const [estate, ...more] = await azureReader.read([json(value)], () => {});
  expect(more).toEqual([]);
  if (estate === undefined) throw new Error('no estate');
  return estate;
};
export const messages = ({ problems }: Estate) => problems.map(({ message }) => message);
/** Every cable once, by its ends. */
export const cables = ({ hosts }: Estate) =>
  hosts
    .flatMap(({ name, nics }) =>
      nics.flatMap((nic) =>
        nic.peer === undefined
          ? []
          : [[`${name} ${nic.name}`, `${nic.peer.host} ${nic.peer.nic}`].sort().join(' – ')],
      ),
    )
    .sort();
