import { lazy, Suspense } from 'react';
import type { View } from '../../editor/editor';
import { useEditor, useEditorState } from '../../editor/use-editor';

type Name = NonNullable<View['dialog']>;
interface Closing {
  readonly onClose: () => void;
}

// Each dialog is a file of its own: none of them sits in the first bundle.
const dialogs = {
  share: lazy(() => import('../share/ShareDialog').then((m) => ({ default: m.ShareDialog }))),
  export: lazy(() => import('../export/ExportDialog').then((m) => ({ default: m.ExportDialog }))),
  shortcuts: lazy(() => import('./ShortcutsDialog').then((m) => ({ default: m.ShortcutsDialog }))),
  commands: lazy(() => import('../commands/CommandMenu').then((m) => ({ default: m.CommandMenu }))),
  templates: lazy(() =>
    import('../start/TemplatesDialog').then((m) => ({ default: m.TemplatesDialog })),
  ),
  library: lazy(() => import('../start/LibraryDialog').then((m) => ({ default: m.LibraryDialog }))),
  find: lazy(() => import('../commands/FindDialog').then((m) => ({ default: m.FindDialog }))),
} satisfies Record<Name, React.LazyExoticComponent<React.ComponentType<Closing>>>;

const RulePage = lazy(() => import('../explain/RulePage').then((m) => ({ default: m.RulePage })));
const FixDialog = lazy(() =>
  import('../findings/FixDialog').then((m) => ({ default: m.FixDialog })),
);

/** The dialog in front, if there is one, and the rule page and the fix asked for over it. */
export const Dialogs = () => {
  const editor = useEditor();
  const name = useEditorState((s) => s.view.dialog);
  const rule = useEditorState((s) => s.view.rule);
  const fixing = useEditorState((s) =>
    s.view.fixing === undefined
      ? undefined
      : s.lint.findings.find((finding) => finding.key === s.view.fixing),
  );
  const Chosen = name === undefined ? undefined : dialogs[name];
  return (
    <Suspense>
      {Chosen !== undefined && <Chosen onClose={() => editor.show({ dialog: undefined })} />}
      {rule !== undefined && <RulePage />}
      {fixing !== undefined && (
        <FixDialog finding={fixing} onClose={() => editor.show({ fixing: undefined })} />
      )}
    </Suspense>
  );
};
