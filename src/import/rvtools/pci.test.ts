import { describe, expect, test } from 'vitest';
import type { Cell } from '../piece';
import { pciOf } from './pci';
import { nic, read, rowsOf, vHost } from './sheets.fixture';

describe('PCI addresses that became times', () => {
  test.each<readonly [Cell, string | undefined]>([
    ['0000:81:00.2', '0000:81:00.2'],
    ['0000:0B:00.1', '0000:0b:00.1'],
    // 0000:02:00.2 as a part of a day, as text of a time, of a duration, of a date with a time.
    [120.2 / 86_400, '0000:02:00.2'],
    ['00:02:00.200000', '0000:02:00.2'],
    ['0:02:00', '0000:02:00.0'],
    ['00:06:00.400000', '0000:06:00.4'],
    ['1899-12-31T00:48:10.300', '0000:48:10.3'],
    ['1900-01-01 00:59:00', '0000:59:00.0'],
    [0, '0000:00:00.0'],
    [null, undefined],
    ['', undefined],
    [0.123456, undefined],
    [-1, undefined],
    [44_000, undefined],
    ['00:75:00', undefined],
    ['00:02:00.900000', undefined],
    ['PCI slot 3', undefined],
  ])('%s is %s', (cell, address) => {
    expect(pciOf(cell)?.address).toBe(address);
  });

  test('each address that digits can lose is read back', () => {
    for (let bus = 0; bus < 60; bus++) {
      for (const [device, pciFunction] of [
        [0, 0],
        [0, 3],
        [17, 7],
        [31, 1],
      ] as const) {
        const address = `0000:${String(bus).padStart(2, '0')}:${String(device).padStart(2, '0')}.${pciFunction}`;
        const seconds = bus * 60 + device + pciFunction / 10;
        expect(pciOf(seconds / 86_400)).toEqual({ address, isRepaired: true });
      }
    }
  });

  test('are told once, with how many there are', async () => {
    const { problems, hosts } = await read({
      vHost: vHost('esx1'),
      vNIC: rowsOf(
        [0, 1, 2].map((i) => ({
          ...nic,
          'Network Device': `vmnic${i}`,
          PCI: `00:02:00.${i}00000`,
        })),
      ),
    });
    expect(hosts[0]?.nics.map(({ card }) => card)).toEqual(Array(3).fill('0000:02:00'));
    const told = problems.filter(({ place }) => place.includes('PCI'));
    expect(told).toEqual([
      expect.objectContaining({
        place: 'vNIC row 2, column PCI',
        message: expect.stringMatching(/2 more rows/),
      }),
    ]);
  });
});
