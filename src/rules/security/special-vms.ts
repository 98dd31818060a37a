import type { GroupUse, HostFacts } from '../../analysis/facts';
import type { Vm } from '../../model/design';

type Role = NonNullable<Vm['role']>;

/**
 * Is a port group there for VMs that need what others must not have? True only where it holds
 * VMs, all of them of these roles (or balancing load in unicast mode), and no VMkernel adapter.
 */
export const isForSpecialVms = (
  facts: HostFacts,
  use: GroupUse,
  roles: readonly Role[],
  withNlb = false,
): boolean => {
  const on = facts.endpoints.filter((end) => end.use === use);
  const balanced = new Set(
    withNlb
      ? facts.guestClusters.filter(({ nlb }) => nlb === 'unicast').flatMap((c) => c.memberIds)
      : [],
  );
  return (
    on.length > 0 &&
    on.every(
      ({ vm }) =>
        vm !== undefined &&
        ((vm.role !== undefined && roles.includes(vm.role)) || balanced.has(vm.id)),
    )
  );
};
