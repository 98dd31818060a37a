import { expect } from 'vitest';
import type { Estate } from '../estate';
import type { Piece } from '../piece';
import { hypervReader } from './reader';

export const text = (name: string, content: string): Piece => ({
  kind: 'text',
  name,
  text: content,
});
export const json = (name: string, value: unknown): Piece => ({ kind: 'json', name, value });

/** The one estate of pieces that are all claimed. */
export const readOne = async (...pieces: readonly Piece[]): Promise<Estate> => {
  expect(pieces.filter((piece) => !hypervReader.claims(piece)).map(({ name }) => name)).toEqual([]);
  const [estate, ...more] = await hypervReader.read(pieces, () => {});
  expect(more).toEqual([]);
  if (estate === undefined) throw new Error('no estate');
  return estate;
};
export const messages = ({ problems }: Estate) => problems.map(({ message }) => message);

/** A row of Get-NetAdapter. */
export const nic = (name: string, description: string, more = {}) => ({
  Name: name,
  InterfaceDescription: description,
  Status: 'Up',
  MacAddress: '02-00-00-00-00-01',
  LinkSpeed: '25 Gbps',
  ...more,
});
