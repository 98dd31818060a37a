import type { Reading } from './messages';

/** What is being read and how far it is. */
export const ReadingStep = ({
  names,
  reading,
}: {
  readonly names: readonly string[];
  readonly reading: Reading;
}) => {
  const { done, of, what } = reading;
  return (
    <div className="flex flex-col gap-3 p-4 text-xs">
      <p className="break-words font-medium">
        {names.slice(0, 3).join(', ')}
        {names.length > 3 && ` and ${names.length - 3} more`}
      </p>
      <progress
        className="w-full"
        aria-label="Import"
        {...(of > 0 ? { value: Math.min(done, of), max: of } : {})}
      />
      <p className="break-words text-ink-soft">
        {what}
        {of > 1 && ` · ${done} of ${of}`}
      </p>
      <p className="text-ink-soft">What is open stays as it is until you take the result. </p>
    </div>
  );
};
