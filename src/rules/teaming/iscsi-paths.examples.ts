import type { Design } from '../../model/design';
import { twoUplinks } from '../example-designs';

interface Paths {
  /** The first three numbers of each adapter's address. */
  readonly subnets: readonly string[];
  readonly bound?: boolean;
  readonly switches?: 1 | 2;
  readonly vlans?: readonly number[];
  readonly target?: string;
  readonly version?: string;
}

/** iSCSI adapters with an uplink each, on one virtual switch or two. */
export const pathsExample = ({
  subnets,
  bound,
  switches = 1,
  vlans,
  target,
  version,
}: Paths): Design => {
  const { d, h, v, n1, n2 } = twoUplinks({ host: version === undefined ? {} : { version } });
  if (switches === 2) d.set(v, { uplinks: [n1] });
  const second = switches === 2 ? h.switch('vSwitch1', [n2]) : v;
  for (const [i, subnet] of subnets.entries()) {
    const group = h.portGroup(i === 0 ? v : second, `iSCSI-${i + 1}`, vlans?.[i] ?? 20, {
      teaming: { active: [i === 0 ? n1 : n2], standby: [] },
    });
    h.adapter(`vmk${i + 1}`, group, ['iscsi'], {
      ip: `${subnet}.${i + 11}`,
      prefix: 24,
      ...(bound === undefined ? {} : { iscsiBound: bound }),
    });
  }
  if (target !== undefined) d.storageTarget('array', { protocol: 'iscsi', ip: target, prefix: 24 });
  return d.done;
};
