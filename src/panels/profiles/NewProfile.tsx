import { type FormEvent, useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import type { ProfileId } from '../../model/design';
import { deriveProfile } from '../../model/edits/review';
import { profileIds } from '../../model/shape/words';
import { Button } from '../../ui/Button';
import { BaseChoice } from './BaseChoice';

/** Derives a profile of the design's own from a built-in one. */
export const NewProfile = ({ onMade }: { readonly onMade: (id: string) => void }) => {
  const editor = useEditor();
  const [name, setName] = useState('');
  const [base, setBase] = useState<ProfileId>('essentials');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim() === '' ? `Our ${profileIds[base].toLowerCase()}` : name.trim();
    const made = deriveProfile(editor.store.getState().design, wanted, base);
    editor.commit(`Add profile ${wanted}`, () => made.design);
    setName('');
    onMade(made.id);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-line border-t p-3 text-xs">
      <h3 className="panel-title">New profile</h3>
      <label className="flex flex-col gap-1">
        Name
        <input
          className="control"
          maxLength={500}
          value={name}
          placeholder={`Our ${profileIds[base].toLowerCase()}`}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <BaseChoice base={base} onChange={setBase} />
      <Button type="submit">Add</Button>
    </form>
  );
};
