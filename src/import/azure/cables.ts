import { subnetOf } from '../written';
import type { AzurePlan, StorageNetwork } from './plan';

interface End {
  readonly node: string;
  readonly nic: string;
}

const keyOf = ({ node, nic }: End): string =>
  JSON.stringify([node.toLowerCase(), nic.toLowerCase()]);

/**
 * Direct cables of a switchless deployment: two NICs with addresses in one subnet are the ends of
 * one. Without addresses two nodes leave one way to plug, more leave several: those are told.
 */
export const directCables = (
  plan: AzurePlan,
  problem: (message: string) => void,
): ((node: string, nic: string) => End | undefined) => {
  const peers = new Map<string, End>();
  const plug = (a: End, b: End) => {
    if (peers.has(keyOf(a)) || peers.has(keyOf(b))) return;
    peers.set(keyOf(a), b);
    peers.set(keyOf(b), a);
  };
  const bySubnet = new Map<string, End[]>();
  for (const { nic, addresses } of plan.storage) {
    for (const { node, ip, prefix } of addresses) {
      const subnet = prefix === undefined ? undefined : subnetOf(ip, prefix);
      if (subnet === undefined) continue;
      const ends = bySubnet.get(subnet);
      if (ends === undefined) bySubnet.set(subnet, [{ node, nic }]);
      else ends.push({ node, nic });
    }
  }
  for (const [subnet, ends] of bySubnet) {
    const [a, b, ...more] = ends;
    if (a !== undefined && b !== undefined && more.length === 0 && a.node !== b.node) plug(a, b);
    else
      problem(
        `The storage subnet ${subnet} has ${ends.length === 1 ? 'one end' : `${ends.length} ends`} (${ends
          .slice(0, 4)
          .map(({ node, nic }) => `${node} ${nic}`)
          .join(', ')}) and a direct cable has two, on two nodes: no cable was drawn.`,
      );
  }
  if (bySubnet.size === 0) {
    const [a, b, ...more] = plan.nodes;
    if (a !== undefined && b !== undefined && more.length === 0) {
      for (const { nic } of plan.storage) plug({ node: a.name, nic }, { node: b.name, nic });
    } else if (plan.nodes.length > 2)
      problem(
        `Without storage addresses nothing says which of the ${plan.nodes.length} nodes are cabled to each other: no cable was drawn.`,
      );
  }
  return (node, nic) => peers.get(keyOf({ node, nic }));
};

/** All subnets of a storage network, by its addresses or as it gives it. */
export const subnetsOf = ({ subnet, addresses }: StorageNetwork): readonly string[] => [
  ...new Set([
    ...(subnet === undefined ? [] : [subnet]),
    ...addresses.flatMap(({ ip, prefix }) =>
      prefix === undefined ? [] : (subnetOf(ip, prefix) ?? []),
    ),
  ]),
];
