import { expect, test } from 'vitest';
import { build } from '../model/build';
import { createSceneMaker } from './build-scene';
import { faults } from './scene-faults';

/** Six clusters of two hosts, cabled to one physical switch or to nothing. */
const clusters = (isCabled: boolean) => {
  const b = build();
  const tor = b.physicalSwitch('tor-a', 48);
  for (let c = 0; c < 6; c++) {
    const clusterId = b.cluster(`Cluster ${c}`);
    for (let n = 0; n < 2; n++) {
      const host = b.host(`esx${c}${n}`, { clusterId });
      const nic = host.nic('vmnic0');
      host.portGroup(host.switch('vSwitch0', [nic]), 'VMs', 10);
      if (isCabled) b.cable(nic, tor);
    }
  }
  return createSceneMaker()(b.done);
};

test('clusters without cables stand beside each other, and the whole is wider than high', () => {
  const scene = clusters(false);
  const tops = new Set(scene.frames.map(({ rect }) => rect.y));
  expect(tops.size).toBeLessThan(6);
  expect(scene.bounds.width).toBeGreaterThan(scene.bounds.height);
  expect(faults(scene)).toEqual([]);
});

test('clusters with cables stand one below the other: their buses run to the right', () => {
  const scene = clusters(true);
  expect(new Set(scene.frames.map(({ rect }) => rect.y)).size).toBe(6);
  expect(faults(scene)).toEqual([]);
});
