import { build } from '../../model/build';
import type { Nic } from '../../model/design';

interface Plan {
  readonly count: number;
  /** Storage cables run from node to node; a ring, which with three nodes is a full mesh. */
  readonly switchless?: boolean;
  readonly storage?: NonNullable<Nic['intents']>;
}

/** Azure Local nodes for examples: two NICs for management and compute, two for storage. */
export const azureNodes = ({ count, switchless = false, storage = ['storage'] }: Plan) => {
  const d = build('Example');
  const tors = ['tor-a', 'tor-b'].map((name) =>
    d.physicalSwitch(name, 12, { mode: 'trunk', allowedVlans: 'all' }),
  );
  d.link('s1', 's2');
  const clusterId = d.cluster('Cluster', {
    platform: 'azurelocal',
    azurePattern: switchless ? 'switchless' : 'nonConverged',
  });
  for (let i = 1; i <= count; i++) {
    const h = d.host(`node${i}`, { clusterId });
    for (const [j, tor] of tors.entries()) {
      const nic = h.nic(`p${j + 1}`, { speedMbps: 25_000, intents: ['management', 'compute'] });
      d.cable(nic, tor);
    }
    for (const [j, tor] of tors.entries()) {
      const nic = h.nic(`p${j + 3}`, { speedMbps: 25_000, intents: storage });
      if (!switchless) d.cable(nic, tor);
    }
  }
  if (!switchless) return d;
  if (count === 2) {
    d.set('h1.n3', { cabledTo: 'h2.n3' });
    d.set('h1.n4', { cabledTo: 'h2.n4' });
  } else if (count === 3) {
    d.set('h1.n3', { cabledTo: 'h2.n3' });
    d.set('h2.n4', { cabledTo: 'h3.n3' });
    d.set('h3.n4', { cabledTo: 'h1.n4' });
  }
  return d;
};
