import type { Change } from '../../analysis/difference';
import { RowList } from '../findings/RowList';
import { counted } from './count-words';
import { type Folded, foldChanges } from './fold-changes';

const titles = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;
const signs = { added: '+', removed: '−', changed: '~' } as const;
const kinds = ['added', 'removed', 'changed'] as const;

/** Names that are told before the rest is counted. */
const told = 3;

const onHosts = (hosts: readonly string[]): string =>
  `the same on ${hosts.length} hosts: ${hosts.slice(0, told).join(', ')}${hosts.length > told ? ' …' : ''}`;

type Row =
  | { readonly row: 'title'; readonly kind: Change['kind']; readonly count: number }
  | { readonly row: 'change'; readonly change: Folded };

const rowsOf = (changes: readonly Change[]): readonly Row[] => {
  const folded = foldChanges(changes);
  return kinds.flatMap((kind): Row[] => {
    const own = folded.filter((change) => change.kind === kind);
    return own.length === 0
      ? []
      : [
          {
            row: 'title',
            kind,
            count: changes.reduce((sum, change) => sum + (change.kind === kind ? 1 : 0), 0),
          },
          ...own.map((change): Row => ({ row: 'change', change })),
        ];
  });
};

/** A difference in words: added, removed, changed; what is the same on several hosts stands once. */
export const DifferenceList = ({ changes }: { readonly changes: readonly Change[] }) => {
  const rows = rowsOf(changes);
  return (
    <div className="flex h-56 flex-col rounded-md border border-line">
      <RowList label="What would change" rows={rows} rowHeight={24} grows>
        {(row, place) => (
          <li {...place.item} className="absolute inset-x-0 px-2 py-0.5">
            <div data-row tabIndex={place.active ? 0 : -1} className="rounded-sm">
              {row.row === 'title' ? (
                <span className="block pt-1 font-semibold">
                  {titles[row.kind]} <span className="text-ink-soft">{row.count}</span>
                </span>
              ) : (
                <ChangeWords change={row.change} />
              )}
            </div>
          </li>
        )}
      </RowList>
    </div>
  );
};

const ChangeWords = ({ change }: { readonly change: Folded }) => (
  <span className="grid grid-cols-[14px_1fr]">
    <span aria-hidden="true" className="font-mono font-semibold text-ink-soft">
      {signs[change.kind]}
    </span>
    <span className="min-w-0 break-words">
      <span className="sr-only">{titles[change.kind]} </span>
      <span className="font-medium">{change.where}</span>{' '}
      <span className="text-ink-soft">{change.field ?? change.what}</span>
      {change.kind === 'changed' && (
        <>
          {' '}
          <del className="text-ink-soft">{change.before ?? 'not stated'}</del> →{' '}
          <ins className="font-medium no-underline">{change.after ?? 'not stated'}</ins>
        </>
      )}
      {change.hosts.length > 1 && <span className="text-ink-soft">, {onHosts(change.hosts)}</span>}
    </span>
  </span>
);

/** `3 added, 12 changed`. */
export const differenceWords = (changes: readonly Change[]): string =>
  kinds
    .flatMap((kind) => {
      const count = changes.reduce((sum, change) => sum + (change.kind === kind ? 1 : 0), 0);
      return count === 0 ? [] : [`${count} ${kind}`];
    })
    .join(', ') || counted(0, 'change');
