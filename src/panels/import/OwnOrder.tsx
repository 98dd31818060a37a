import { ArrowUp } from 'lucide-react';
import type { NamedOrder } from '../../import/result';
import { IconButton } from '../../ui/IconButton';

const standings = { active: 'Active', standby: 'Standby', unused: 'Unused' } as const;
type Standing = keyof typeof standings;

interface OwnOrderProps {
  readonly names: readonly string[];
  readonly order: NamedOrder;
  readonly onChange: (order: NamedOrder) => void;
}

/** An order by hand: each uplink active, standby or unused, first what is used first. */
export const OwnOrder = ({ names, order, onChange }: OwnOrderProps) => {
  const { active, standby } = order;
  const unused = names.filter((name) => !active.includes(name) && !standby.includes(name));
  const stands = (name: string): Standing =>
    active.includes(name) ? 'active' : standby.includes(name) ? 'standby' : 'unused';
  const move = (name: string, to: Standing) => {
    const without = (list: readonly string[]) => list.filter((one) => one !== name);
    onChange({
      active: to === 'active' ? [...without(active), name] : without(active),
      standby: to === 'standby' ? [...without(standby), name] : without(standby),
    });
  };
  const raise = (list: readonly string[], name: string): readonly string[] => {
    const at = list.indexOf(name);
    return at < 1 ? list : list.toSpliced(at, 1).toSpliced(at - 1, 0, name);
  };
  return (
    <ol aria-label="Order" className="flex flex-col gap-1">
      {[...active, ...standby, ...unused].map((name) => (
        <li key={name} className="flex items-center gap-1">
          <span className="min-w-0 flex-1 truncate font-mono">{name}</span>
          <IconButton
            small
            label={`Move ${name} up`}
            disabled={active[0] === name || standby[0] === name || unused.includes(name)}
            onClick={() => onChange({ active: raise(active, name), standby: raise(standby, name) })}
          >
            <ArrowUp size={12} aria-hidden="true" />
          </IconButton>
          <select
            aria-label={`${name} is`}
            className="control w-24!"
            value={stands(name)}
            onChange={(event) => move(name, event.target.value as Standing)}
          >
            {Object.entries(standings).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  );
};
