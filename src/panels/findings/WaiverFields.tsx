import type { Waiver } from '../../model/design';

/** What a person writes of a waiver, as it stands in the form. */
export interface WaiverDraft {
  readonly reason: string;
  readonly owner: string;
  /** Empty: for ever. */
  readonly expires: string;
}

export const draftOf = (waiver: Waiver | undefined): WaiverDraft => ({
  reason: waiver?.reason ?? '',
  owner: waiver?.owner ?? '',
  expires: waiver?.expires ?? '',
});

/** Undefined while something that must be said is missing. */
export const waiverFrom = (
  { reason, owner, expires }: WaiverDraft,
  { rule, target, date }: Pick<Waiver, 'rule' | 'target' | 'date'>,
): Waiver | undefined =>
  reason.trim() === '' || owner.trim() === ''
    ? undefined
    : {
        rule,
        target,
        reason: reason.trim(),
        owner: owner.trim(),
        date,
        ...(expires === '' ? {} : { expires }),
      };

interface WaiverFieldsProps {
  readonly draft: WaiverDraft;
  readonly onChange: (draft: WaiverDraft) => void;
}

/** Reason, owner and last day of a waiver. */
export const WaiverFields = ({ draft, onChange }: WaiverFieldsProps) => (
  <>
    <label className="flex flex-col gap-1">
      Reason
      <textarea
        required
        maxLength={2000}
        rows={3}
        className="control"
        value={draft.reason}
        onChange={(event) => onChange({ ...draft, reason: event.target.value })}
      />
    </label>
    <label className="flex flex-col gap-1">
      Owner
      <input
        required
        maxLength={200}
        className="control"
        value={draft.owner}
        onChange={(event) => onChange({ ...draft, owner: event.target.value })}
      />
    </label>
    <label className="flex flex-col gap-1">
      Expires (optional)
      <input
        type="date"
        className="control"
        value={draft.expires}
        onChange={(event) => onChange({ ...draft, expires: event.target.value })}
      />
    </label>
  </>
);
