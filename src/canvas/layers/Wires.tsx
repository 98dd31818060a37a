import { memo } from 'react';
import type { Wire } from '../../layout/scene';
import { capOf, dashOf, paint } from '../../picture/Marks';
import { useMountedWires } from './use-region';

/** One cable, link or bundle: the path that the layout made, nothing computed here. */
export const WirePath = memo(({ wire }: { readonly wire: Wire }) => (
  <path
    data-wire={wire.id}
    d={wire.d}
    fill="none"
    stroke={paint(wire.paint)}
    strokeWidth={widths[wire.kind]}
    strokeDasharray={dashOf(wire.line)}
    strokeLinecap={capOf(wire.line)}
  />
));

/** As in the export. */
const widths = { cable: 1.75, bundle: 2.5, link: 3 } as const;

/**
 * All outside wires as one drawing under the boards. React Flow's own edges would cost 0.03 ms
 * each on every frame of a pan; here a frame costs nothing, since only the layer above moves.
 */
export const Wires = memo(() => {
  const wires = useMountedWires();
  return (
    <svg className="layer layer-wires" aria-hidden="true">
      {wires.map((wire) => (
        <WirePath key={wire.id} wire={wire} />
      ))}
    </svg>
  );
});
