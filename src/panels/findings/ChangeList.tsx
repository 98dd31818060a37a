import type { Change } from '../../analysis/difference';

const signs = { added: '+', removed: '−', changed: '~' } as const;
const words = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Shows the element of a change. */
  readonly onShow: (id: string) => void;
}

/** A diff of two designs in words. Long ones are cut: the count says by how much. */
export const ChangeList = ({ changes, onShow }: ChangeListProps) => (
  <ul className="flex flex-col gap-1">
    {changes.slice(0, 40).map((change) => (
      <li
        key={`${change.kind} ${change.id} ${change.field ?? ''}`}
        className="grid grid-cols-[16px_1fr] rounded-md bg-raised px-2 py-1"
      >
        <span className="font-mono font-semibold text-ink-soft">
          <span className="sr-only">{words[change.kind]} </span>
          <span aria-hidden="true">{signs[change.kind]}</span>
        </span>
        <span className="min-w-0 break-words">
          <button
            type="button"
            disabled={change.kind === 'removed'}
            onClick={() => onShow(change.id)}
            className="text-start font-medium enabled:hover:underline"
          >
            {change.path}
          </button>{' '}
          <span className="text-ink-soft">{change.field ?? change.what}</span>
          {change.kind === 'changed' && (
            <>
              {' '}
              <del className="text-ink-soft">{change.before ?? 'not stated'}</del> →{' '}
              <ins className="font-medium no-underline">{change.after ?? 'not stated'}</ins>
            </>
          )}
        </span>
      </li>
    ))}
    {changes.length > 40 && <li className="text-ink-soft">and {changes.length - 40} more</li>}
  </ul>
);
