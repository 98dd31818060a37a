import { describe, expect, test } from 'vitest';
import { writeDesign } from '../file/write';
import { sixPort } from '../templates/six-port';
import { isOwnFile } from './own-file';

const design = writeDesign(sixPort());
const isOwn = (content: string | Uint8Array<ArrayBuffer>) => isOwnFile(new Blob([content]));

describe('a dropped file is ours or to be imported', () => {
  test('designs are ours: whole, cut short, and written by hand in any order', async () => {
    expect(await isOwn(design)).toBe(true);
    expect(await isOwn(design.slice(0, 60))).toBe(true);
    expect(await isOwn('{ "topology": {}, "version": 1, "format": "vswitchboard" }')).toBe(true);
  });

  test('pictures are ours, with a design in them or not: the opener tells', async () => {
    expect(await isOwn(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe(true);
    expect(await isOwn('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe(
      true,
    );
  });

  test('what others wrote is for the import', async () => {
    expect(await isOwn('{ "name": "not-ours", "version": "1.0.0" }')).toBe(false);
    expect(await isOwn('{ "vswitchboardCollector": 1, "hosts": [] }')).toBe(false);
    expect(await isOwn('PK\u0003\u0004')).toBe(false);
    expect(await isOwn('<Objs Version="1.1.0.1"/>')).toBe(false);
    expect(await isOwn('Name    PCI Device    Driver')).toBe(false);
  });
});
