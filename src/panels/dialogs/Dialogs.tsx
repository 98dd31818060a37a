import { lazy, Suspense, useEffect, useState } from 'react';
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
  isolation: lazy(() =>
    import('../isolation/IsolationDialog').then((m) => ({ default: m.IsolationDialog })),
  ),
  profiles: lazy(() =>
    import('../profiles/ProfilesDialog').then((m) => ({ default: m.ProfilesDialog })),
  ),
  uplinks: lazy(() =>
    import('../uplinks/UplinksDialog').then((m) => ({ default: m.UplinksDialog })),
  ),
  import: lazy(() => import('../import/ImportDialog').then((m) => ({ default: m.ImportDialog }))),
} satisfies Record<Name, React.LazyExoticComponent<React.ComponentType<Closing>>>;

const RulePage = lazy(() => import('../explain/RulePage').then((m) => ({ default: m.RulePage })));
const FixDialog = lazy(() =>
  import('../findings/FixDialog').then((m) => ({ default: m.FixDialog })),
);
const FixAllDialog = lazy(() =>
  import('../findings/FixAllDialog').then((m) => ({ default: m.FixAllDialog })),
);

/** While the fix is shown on the canvas its finding is gone: it is looked up once. */
const Fixing = ({ finding: key, onClose }: Closing & { readonly finding: string }) => {
  const editor = useEditor();
  const [finding] = useState(() =>
    editor.store.getState().lint.findings.find((one) => one.key === key),
  );
  return finding === undefined ? null : <FixDialog finding={finding} onClose={onClose} />;
};

/** The dialog in front, if there is one, and the rule page and the fix asked for over it. */
export const Dialogs = () => {
  const editor = useEditor();
  const name = useEditorState((s) => s.view.dialog);
  const rule = useEditorState((s) => s.view.rule);
  const fixing = useEditorState((s) => s.view.fixing);
  const fixingAll = useEditorState((s) => s.view.fixingAll);
  const Chosen = name === undefined ? undefined : dialogs[name];
  useEffect(() => {
    // People type into these two as soon as they have pressed their keys: they are here before.
    const soon = setTimeout(() => {
      void import('../commands/CommandMenu');
      void import('../commands/FindDialog');
    }, 1500);
    return () => clearTimeout(soon);
  }, []);
  return (
    <Suspense>
      {Chosen !== undefined && <Chosen onClose={() => editor.show({ dialog: undefined })} />}
      {rule !== undefined && <RulePage />}
      {fixing !== undefined && (
        <Fixing key={fixing} finding={fixing} onClose={() => editor.show({ fixing: undefined })} />
      )}
      {fixingAll !== undefined && (
        <FixAllDialog
          key={fixingAll}
          rule={fixingAll}
          onClose={() => editor.show({ fixingAll: undefined })}
        />
      )}
    </Suspense>
  );
};
