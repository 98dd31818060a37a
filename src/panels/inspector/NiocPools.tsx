import { Trash2 } from 'lucide-react';
import { useEditor, useEditorState } from '../../editor/use-editor';
import type { DistributedSwitch, TrafficClass } from '../../model/design';
import { changeElement, patched } from '../../model/edits/change';
import { find } from '../../model/find';
import { niocPoolShape } from '../../model/shape/policies';
import { trafficClasses } from '../../model/shape/words';
import { TextField } from '../../ui/fields/TextField';
import { IconButton } from '../../ui/IconButton';
import { TrafficDot } from '../elements/TrafficDots';
import { checkNumber, readNumber } from './check-text';
import { Subsection } from './Subsection';

type Pool = NonNullable<NonNullable<DistributedSwitch['nioc']>['pools']>[number];
const fields = ['shares', 'reservationMbps', 'limitMbps'] as const;

/** Network I/O Control: shares, reservation and limit of each traffic class. */
export const NiocPools = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  const spanning = useEditorState((s) => find(s.design, 'distributedSwitch', id));
  const pools = spanning?.nioc?.pools ?? [];
  const free = (Object.keys(trafficClasses) as TrafficClass[]).filter(
    (traffic) => !pools.some((pool) => pool.traffic === traffic),
  );
  const commit = (title: string, next: readonly Pool[], merge?: string) =>
    editor.commit(
      title,
      (d) =>
        changeElement<DistributedSwitch>(d, id, (one) => {
          const nioc = patched(one.nioc ?? {}, { pools: next.length === 0 ? undefined : next });
          return patched(one, { nioc: Object.keys(nioc).length === 0 ? undefined : nioc });
        }),
      merge === undefined ? {} : { merge },
    );
  return (
    <Subsection title="Network I/O Control pools" count={pools.length}>
      {pools.map((pool, at) => (
        <fieldset
          key={pool.traffic}
          className="flex flex-col gap-1 rounded-md border border-line p-2"
        >
          <legend className="flex items-center gap-1.5 px-1 text-xs">
            <TrafficDot traffic={pool.traffic} />
            {trafficClasses[pool.traffic]}
            {!readOnly && (
              <IconButton
                small
                label={`Delete the pool of ${trafficClasses[pool.traffic]}`}
                onClick={() =>
                  commit(`Delete pool of ${trafficClasses[pool.traffic]}`, pools.toSpliced(at, 1))
                }
              >
                <Trash2 size={12} aria-hidden="true" />
              </IconButton>
            )}
          </legend>
          {fields.map((name) => {
            const shape = niocPoolShape.optional[name];
            const to = (value: number | undefined) =>
              commit(
                `Set ${shape.label} of ${trafficClasses[pool.traffic]}`,
                pools.with(at, patched(pool, { [name]: value })),
                `${id}:${pool.traffic}:${name}`,
              );
            return (
              <TextField
                key={name}
                label={shape.label}
                help={shape.help}
                unit={shape.unit}
                value={pool[name] === undefined ? '' : String(pool[name])}
                placeholder="not stated"
                stated={pool[name] !== undefined}
                disabled={readOnly}
                numeric
                mono
                check={checkNumber(shape, false)}
                onCommit={(text) => to(readNumber(text))}
                onClear={() => to(undefined)}
              />
            );
          })}
        </fieldset>
      ))}
      {!readOnly && free.length > 0 && pools.length < 16 && (
        <select
          aria-label="Add a pool for"
          className="control"
          value=""
          onChange={(event) => {
            const traffic = event.target.value as TrafficClass;
            commit(`Add pool of ${trafficClasses[traffic]}`, [...pools, { traffic }]);
          }}
        >
          <option value="">Add a pool for…</option>
          {free.map((traffic) => (
            <option key={traffic} value={traffic}>
              {trafficClasses[traffic]}
            </option>
          ))}
        </select>
      )}
    </Subsection>
  );
};
