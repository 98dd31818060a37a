import { RowList } from '../findings/RowList';

export interface PlaceRow {
  /** Where it is, in the words of the source or of the design. */
  readonly place: string;
  readonly text: string;
}

/** From this many on only those in sight are mounted, in a box of their own. */
const few = 12;

/** Sentences about places, one below the other. */
export const PlaceList = ({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly PlaceRow[];
}) => {
  if (rows.length <= few) {
    const different = new Map(rows.map((row) => [`${row.place} ${row.text}`, row]));
    return (
      <ul aria-label={label} className="flex flex-col gap-1.5">
        {[...different].map(([key, row]) => (
          <li key={key}>
            <PlaceWords {...row} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="flex h-52 flex-col rounded-md border border-line">
      <RowList label={label} rows={rows} rowHeight={48} grows>
        {(row, at) => (
          <li {...at.item} className="absolute inset-x-0 px-2 py-1">
            <div data-row tabIndex={at.active ? 0 : -1} className="rounded-sm">
              <PlaceWords {...row} />
            </div>
          </li>
        )}
      </RowList>
    </div>
  );
};

const PlaceWords = ({ place, text }: PlaceRow) => (
  <>
    <span className="block break-words font-mono text-2xs text-ink-soft">{place}</span>
    <span className="block break-words">{text}</span>
  </>
);
