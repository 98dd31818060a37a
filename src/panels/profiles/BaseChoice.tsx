import type { ProfileId } from '../../model/design';
import { profileIds } from '../../model/shape/words';

interface BaseChoiceProps {
  readonly base: ProfileId;
  readonly disabled?: boolean;
  readonly onChange: (base: ProfileId) => void;
}

/** The built-in profile that another one follows where it states nothing. */
export const BaseChoice = ({ base, disabled, onChange }: BaseChoiceProps) => (
  <label className="flex flex-col gap-1">
    Derived from
    <select
      className="control"
      value={base}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as ProfileId)}
    >
      {Object.entries(profileIds).map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
