import { useMemo } from 'react';
import { useEditor } from '../../editor/use-editor';
import { kindOf } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { useTopology } from '../elements/use-topology';
import { type Bar, barWords, budgetOf, shareOf, worstWords } from './budget';

/** One demand against one capacity; what is too much is said in words, too. */
export const BudgetBar = ({ bar }: { readonly bar: Bar }) => {
  const share = shareOf(bar);
  const isOver = share !== undefined && share > 1;
  const worst = worstWords(bar);
  const worstShare = bar.worst && shareOf({ ...bar, peakMbps: bar.worst.peakMbps });
  const isWorstOver = worstShare !== undefined && worstShare > 1;
  return (
    <li className="flex flex-col gap-0.5">
      <div className="flex items-baseline gap-2 text-xs">
        <span className="min-w-0 flex-1 truncate">{bar.name}</span>
        <span className={isOver ? 'font-medium text-error' : 'text-ink-soft'}>
          {isOver ? 'too much: ' : ''}
          {barWords(bar)}
        </span>
      </div>
      <div aria-hidden="true" className="relative h-1.5 overflow-hidden rounded-full bg-chosen">
        <div
          className="absolute inset-y-0 left-0 rounded-full border border-ink-faint border-dashed"
          style={{ width: `${Math.min(1, worstShare ?? 0) * 100}%` }}
        />
        <div
          className={`absolute inset-y-0 left-0 rounded-full ${isOver ? 'bg-error' : bar.isDegraded === true ? 'bg-warning' : 'bg-accent'}`}
          style={{ width: `${Math.min(1, share ?? 0) * 100}%` }}
        />
      </div>
      {worst !== undefined && (
        <p className={`text-2xs ${isWorstOver ? 'font-medium text-error' : 'text-ink-soft'}`}>
          {isWorstOver ? 'too much: ' : ''}
          {worst}
        </p>
      )}
    </li>
  );
};

/** Peak demand of the VMs against what carries it, normally and with one NIC less. */
export const Bandwidth = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const budget = useMemo(() => budgetOf(design, id), [design, id]);
  if (budget === undefined) return null;
  if (budget.bars.length === 0) {
    return <p className="text-ink-soft text-xs">{budget.answer ?? 'No demand is stated.'}</p>;
  }
  return (
    <>
      {budget.answer !== undefined && <p className="text-xs">{budget.answer}</p>}
      <ul className="flex flex-col gap-1.5">
        {budget.bars.map((bar) => (
          <BudgetBar key={bar.name} bar={bar} />
        ))}
      </ul>
      {kindOf(id) === 'host' && (
        <Button
          look="link"
          className="self-start"
          onClick={() => editor.show({ dialog: 'uplinks' })}
        >
          Uplink matrix…
        </Button>
      )}
    </>
  );
};
