import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Listed } from '../../editor/library/library';
import { useDocuments } from '../../editor/use-editor';
import { IconButton } from '../../ui/IconButton';

const whenOf = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A picture of ours as an address that the page's policy allows. */
const pictureOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

interface DesignCardsProps {
  readonly list: readonly Listed[];
  readonly onOpened?: () => void;
}

/** The designs kept in this browser, newest first. */
export const DesignCards = ({ list, onOpened }: DesignCardsProps) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3">
    {list.map((entry) => (
      <DesignCard key={entry.id} entry={entry} {...(onOpened === undefined ? {} : { onOpened })} />
    ))}
  </ul>
);

const DesignCard = ({
  entry,
  onOpened,
}: {
  readonly entry: Listed;
  readonly onOpened?: () => void;
}) => {
  const documents = useDocuments();
  const [naming, setNaming] = useState(false);
  const hosts = `${entry.hosts} ${entry.hosts === 1 ? 'host' : 'hosts'}`;
  const open = async () => {
    if ((await documents?.open(entry.id)) === true) onOpened?.();
  };
  const rename = (name: string) => {
    setNaming(false);
    if (name.trim() !== '' && name !== entry.name) void documents?.rename(entry.id, name.trim());
  };
  return (
    <li
      data-design={entry.id}
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface focus-within:border-accent hover:border-accent"
    >
      <button
        type="button"
        onClick={() => void open()}
        className="flex flex-1 flex-col text-start"
        aria-label={`Open ${entry.name}, ${hosts}`}
      >
        <span className="flex h-36 w-full items-center justify-center border-line border-b bg-white p-2">
          {entry.thumbnail !== undefined && (
            <img src={pictureOf(entry.thumbnail)} alt="" className="h-full w-full object-contain" />
          )}
        </span>
        {!naming && (
          <span className="w-full truncate px-3 pt-2 font-semibold text-sm">{entry.name}</span>
        )}
      </button>
      {naming && (
        <input
          ref={(input) => input?.focus()}
          aria-label="Name of the design"
          className="control mx-2 mt-1 w-auto"
          maxLength={500}
          defaultValue={entry.name}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename(event.currentTarget.value);
            if (event.key === 'Escape') {
              event.stopPropagation();
              setNaming(false);
            }
          }}
        />
      )}
      <span className="flex items-center gap-0.5 py-1 pr-1 pl-3 text-ink-soft text-xs">
        <span className="min-w-0 flex-1 truncate">
          {hosts} · {whenOf(entry.modified)}
        </span>
        <IconButton small label={`Rename ${entry.name}`} onClick={() => setNaming(true)}>
          <Pencil size={13} aria-hidden="true" />
        </IconButton>
        <IconButton
          small
          label={`Duplicate ${entry.name}`}
          onClick={() => void documents?.duplicate(entry.id)}
        >
          <Copy size={13} aria-hidden="true" />
        </IconButton>
        <IconButton
          small
          label={`Delete ${entry.name}`}
          onClick={() => void documents?.remove(entry.id)}
        >
          <Trash2 size={13} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
};
