import { useEditor, useEditorState } from '../../editor/use-editor';
import { Button } from '../../ui/Button';
import { SeverityMark } from '../../ui/SeverityMark';
import { isFixable } from '../elements/fixable';
import { useTopology } from '../elements/use-topology';

/** What the linter says of one element and of what is inside it, worst first, with the fixes. */
export const ElementFindings = ({ id }: { readonly id: string }) => {
  const editor = useEditor();
  const lint = useEditorState((s) => s.lint);
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const findings = lint.of(id);
  if (findings.length === 0) return <p className="text-ink-soft text-xs">No findings.</p>;
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {findings.slice(0, 50).map((finding) => (
          <li key={finding.key} className="rounded-lg border border-line bg-raised px-2.5 py-1.5">
            <div className="flex items-start gap-2 text-xs">
              <span className="pt-1">
                <SeverityMark severity={finding.severity} size={10} />
              </span>
              <p className="min-w-0 flex-1 break-words">{finding.text}</p>
            </div>
            <div className="flex items-center justify-end">
              <Button look="link" onClick={() => editor.show({ rule: finding.rule })}>
                Why
              </Button>
              {!readOnly && isFixable(design, finding) && (
                <Button look="link" onClick={() => editor.show({ fixing: finding.key })}>
                  Fix…
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {findings.length > 50 && (
        <p className="text-2xs text-ink-soft">{findings.length - 50} more in the findings panel.</p>
      )}
    </>
  );
};
