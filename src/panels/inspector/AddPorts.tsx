import { useId, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import type { PhysicalSwitch } from '../../model/design';
import { changeElement } from '../../model/edits/change';
import { nextName } from '../../model/edits/names';
import { find, nameOf } from '../../model/find';
import { nextId } from '../../model/kinds';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/class-names';
import { useTopology } from '../elements/use-topology';
import { portNames } from './port-names';

const mostPorts = 2048;

/** Adds a range of ports at once: "1/25-1/48", or so many more. */
export const AddPorts = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const design = useTopology();
  const ports = find(design, 'physicalSwitch', id)?.ports ?? [];
  const fieldId = useId();
  const next = nextName(
    ports.map((port) => port.name),
    '1/1',
  );
  const [text, setText] = useState<string>();
  const wanted = text ?? next;
  const read = portNames(wanted);
  const taken = new Set(ports.map((port) => port.name));
  const names = read?.filter((name) => !taken.has(name)) ?? [];
  const error =
    read === undefined
      ? 'Write names or a range, like 1/25-1/48.'
      : names.length === 0
        ? 'These ports are there already.'
        : ports.length + names.length > mostPorts
          ? `A switch has at most ${mostPorts} ports.`
          : undefined;
  const add = () => {
    if (error !== undefined) return;
    editor.commit(`Add ${names.length} ports to ${nameOf(design, id)}`, (d) =>
      changeElement<PhysicalSwitch>(d, id, (one) => {
        const last = one.ports.at(-1);
        const { portChannelId: _, notes: __, ...alike } = last ?? {};
        let made = one.ports;
        for (const name of names) made = [...made, { ...alike, id: nextId(made, 'p', id), name }];
        return { ...one, ports: made };
      }),
    );
    editor.announce(`${names.length} ports added`);
    setText(undefined);
  };
  return (
    <div>
      <label htmlFor={fieldId} className="text-2xs text-ink-soft">
        Add ports
      </label>
      <div className="flex gap-1">
        <input
          id={fieldId}
          className={classes('control font-mono')}
          value={wanted}
          aria-invalid={text !== undefined && error !== undefined}
          aria-describedby={error === undefined ? undefined : `${fieldId}-error`}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
        <Button disabled={error !== undefined} onClick={add}>
          Add
        </Button>
      </div>
      {text !== undefined && error !== undefined && (
        <p id={`${fieldId}-error`} role="alert" className="text-2xs text-error">
          {error}
        </p>
      )}
    </div>
  );
};
