import { useMemo } from 'react';
import { type Disagreements, disagreementWords } from '../../import/disagreement';
import { counted } from './count-words';
import { PlaceList } from './PlaceList';

/** What the sources say differently, what was taken, and what was left. */
export const DisagreementList = ({
  found: { count, listed },
}: {
  readonly found: Disagreements;
}) => {
  const rows = useMemo(
    () => listed.map((one) => ({ place: one.place, text: disagreementWords(one) })),
    [listed],
  );
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="panel-title">Sources disagree in {counted(count, 'field')}</h3>
      {count > listed.length && <p className="text-ink-soft">The first {listed.length} of them:</p>}
      <PlaceList label="Sources disagree" rows={rows} />
    </section>
  );
};
