import type { Editor, EditorState } from '../editor';
import { type Command, isOpen, mayEdit } from './command';

const severityWords = { error: 'Error', warning: 'Warning', info: 'Info' } as const;

const go = (editor: Editor, step: 1 | -1) => {
  const { lint, view } = editor.store.getState();
  const { findings } = lint;
  const at = findings.findIndex((finding) => finding.key === view.finding);
  const start = at < 0 && step < 0 ? 0 : at;
  const finding = findings[(start + step + findings.length) % findings.length];
  if (finding === undefined) {
    editor.announce('No findings.');
    return;
  }
  const nth = findings.indexOf(finding) + 1;
  editor.show({ finding: finding.key, findingsOpen: true });
  editor.reveal(finding.objects.slice(0, 1));
  editor.announce(
    `${severityWords[finding.severity]} ${nth} of ${findings.length}: ${finding.text}`,
  );
};

/** The finding in focus, else the worst one of what is selected. */
const chosen = ({ lint, view, selection }: EditorState) => {
  const [first] = selection;
  return (
    lint.findings.find((finding) => finding.key === view.finding) ??
    (first === undefined ? undefined : lint.of(first)[0])
  );
};

/** Walking through what the linter says. */
export const findingCommands: readonly Command[] = [
  {
    id: 'next-finding',
    title: 'Next finding',
    group: 'Findings',
    keywords: ['problem', 'error', 'warning'],
    shortcut: 'F8',
    whileTyping: true,
    when: isOpen,
    run: (editor) => go(editor, 1),
  },
  {
    id: 'previous-finding',
    title: 'Previous finding',
    group: 'Findings',
    keywords: ['problem', 'error', 'warning'],
    shortcut: 'Shift+F8',
    whileTyping: true,
    when: isOpen,
    run: (editor) => go(editor, -1),
  },
  {
    id: 'fix',
    title: 'Fix the finding…',
    group: 'Findings',
    keywords: ['quick fix', 'solve', 'repair'],
    shortcut: 'Mod+.',
    when: (state) => {
      const finding = chosen(state);
      return mayEdit(state) && finding !== undefined;
    },
    run: (editor) => editor.show({ fixing: chosen(editor.store.getState())?.key }),
  },
  {
    id: 'fix-all',
    title: 'Fix all findings of this rule…',
    group: 'Findings',
    keywords: ['quick fix', 'solve', 'repair', 'everywhere', 'same'],
    when: (state) => mayEdit(state) && chosen(state) !== undefined,
    run: (editor) => editor.show({ fixingAll: chosen(editor.store.getState())?.rule }),
  },
  {
    id: 'isolation',
    title: 'Isolation matrix…',
    group: 'Findings',
    keywords: ['traffic', 'classes', 'separate', 'shared', 'vlan', 'physical', 'logical'],
    when: isOpen,
    run: (editor) => editor.show({ dialog: 'isolation' }),
  },
  {
    id: 'profiles',
    title: 'Rule profiles…',
    group: 'Findings',
    keywords: ['severity', 'rules', 'strict', 'own'],
    when: isOpen,
    run: (editor) => editor.show({ dialog: 'profiles' }),
  },
  {
    id: 'explain',
    title: 'Explain the finding',
    group: 'Findings',
    keywords: ['rule', 'why', 'help'],
    when: (state) => state.isOpen && chosen(state) !== undefined,
    run: (editor) => editor.show({ rule: chosen(editor.store.getState())?.rule }),
  },
];
