import { expect, test } from 'vitest';
import { build } from './build';
import { emptyEstate, type FoundHost } from './estate';
import { questionsOf } from './questions';

/** vmk1 on a switch of its own, as RVTools knows it: without its services. */
const host = (name: string, driver: string): FoundHost => ({
  name,
  nics: [{ name: 'vmnic0' }, { name: 'vusb0', driver }],
  switches: [
    { name: 'vSwitch0', kind: 'standard', uplinks: ['vmnic0'] },
    { name: 'vSwitchBMC', kind: 'standard', uplinks: ['vusb0'] },
  ],
  memberships: [],
  portGroups: [{ name: 'BMC_Network', switchName: 'vSwitchBMC', vlan: 0 }],
  adapters: [{ name: 'vmk1', portGroup: 'BMC_Network', ip: '169.254.1.2' }],
  vms: [],
});
const suggested = (...drivers: readonly string[]) => {
  const hosts = drivers.map((driver, i) => host(`esx0${i}`, driver));
  const { design } = build({ ...emptyEstate({ kind: 'rvtools', files: [] }), hosts });
  return questionsOf(design).find(({ about }) => about === 'services')?.suggestion?.value;
};

test('an adapter for the management controller has no service, as far as one can guess', () => {
  expect(suggested('cdce', 'cdce')).toEqual([]);
});

test('a USB NIC for the network may carry anything', () => {
  expect(suggested('cdce', 'uether')).toBeUndefined();
});
