import { useMemo } from 'react';
import { keyOf } from '../../analysis/failures/elements';
import { failOrRestore } from '../../editor/commands/what-if';
import { useEditor } from '../../editor/use-editor';
import { hostIdOf, kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { EffectList } from './EffectList';
import { failureRows } from './single-failures';

const shownAtMost = 40;

/** Of these the rows tell their own loss, of all others what any loss does to them. */
const failsItself: ReadonlySet<string | undefined> = new Set([
  'nic',
  'card',
  'physicalSwitch',
  'link',
]);

/** What dies if…: every single failure as it concerns one element, each row opening its what-if. */
export const SingleFailures = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const rows = useMemo(() => failureRows(design, id), [design, id]);
  if (rows === undefined) return null;
  const isOwn = failsItself.has(kindOf(id));
  if (rows.every((row) => row.effects.length === 0)) {
    return (
      <p className="text-ink-soft text-xs">
        {isOwn ? 'No service notices its loss.' : 'No single failure touches it.'}
      </p>
    );
  }
  const manyHosts = hostIdOf(id) === undefined;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {rows.slice(0, shownAtMost).map((row) => (
          <li key={keyOf(row.element)} className="flex flex-col gap-0.5">
            <div className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-mono text-xs">{row.name}</span>
              <Button
                look="link"
                aria-label={`What if ${row.element.name} fails`}
                onClick={() => failOrRestore(editor, [keyOf(row.element)])}
              >
                What if
              </Button>
            </div>
            <EffectList design={design} rows={row.effects} withHosts={manyHosts} />
          </li>
        ))}
      </ul>
      {rows.length > shownAtMost && (
        <p className="text-2xs text-ink-soft">{rows.length - shownAtMost} more in the matrix.</p>
      )}
    </>
  );
};
