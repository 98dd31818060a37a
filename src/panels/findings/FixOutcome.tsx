import { useEditor } from '../../editor/use-editor';
import type { FixPreview } from '../../lint/fix';
import type { Finding } from '../../lint/rule';
import { SeverityMark } from '../../ui/SeverityMark';
import { ChangeList } from './ChangeList';

/** What a fix costs, changes, solves and brings up. */
export const FixOutcome = ({ preview }: { readonly preview: FixPreview }) => {
  const editor = useEditor();
  return (
    <>
      {preview.disruptive && (
        <p className="rounded-md bg-tint-warning px-3 py-2 text-warning">
          On a running system this change interrupts traffic.
        </p>
      )}
      {preview.newErrors.length > 0 && (
        <p className="rounded-md bg-tint-error px-3 py-2 text-error">
          After it there is {preview.newErrors.length === 1 ? 'a new error' : 'new errors'}: see
          below.
        </p>
      )}
      <h3 className="panel-title">Changes</h3>
      <ChangeList changes={preview.changes} onShow={(id) => editor.reveal([id])} />
      <Findings title="Solves" findings={preview.removed} />
      <Findings title="Brings up" findings={preview.added} />
    </>
  );
};

export const Findings = ({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
}) =>
  findings.length === 0 ? null : (
    <>
      <h3 className="panel-title">{title}</h3>
      <ul className="flex flex-col gap-1">
        {findings.slice(0, 20).map((f) => (
          <li key={f.key} className="flex items-start gap-2">
            <span className="pt-0.5">
              <SeverityMark severity={f.severity} />
            </span>
            {f.text}
          </li>
        ))}
        {findings.length > 20 && <li className="text-ink-soft">and {findings.length - 20} more</li>}
      </ul>
    </>
  );
