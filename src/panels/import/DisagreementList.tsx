import { useMemo } from 'react';
import { type Disagreements, disagreementWords, placeWords } from '../../import/disagreement';
import { counted } from './count-words';
import { PlaceList } from './PlaceList';

/** What the sources say differently, what was taken, and what was left. */
export const DisagreementList = ({
  found: { count, listed, isWhole },
}: {
  readonly found: Disagreements;
}) => {
  const rows = useMemo(
    () => listed.map((one) => ({ place: placeWords(one), text: disagreementWords(one) })),
    [listed],
  );
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="panel-title">Sources disagree in {counted(count, 'field')}</h3>
      {!isWhole && <p className="text-ink-soft">The first {listed.length} differences:</p>}
      <PlaceList label="Sources disagree" rows={rows} />
    </section>
  );
};
