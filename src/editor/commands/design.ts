import { writeDesign } from '../../file/write';
import { emptyDesign } from '../../model/design';
import type { View } from '../editor';
import { fileNameOf } from '../file-name';
import { type Command, isOpen, mayEdit } from './command';

const dialog = (
  name: Exclude<View['dialog'], undefined>,
  rest: Omit<Command, 'run' | 'when'> & Partial<Pick<Command, 'when'>>,
): Command => ({
  when: isOpen,
  ...rest,
  run: (editor) => editor.show({ dialog: name }),
});

/** Documents: new, open, save, share, and the dialogs. */
export const designCommands: readonly Command[] = [
  {
    id: 'new',
    title: 'New design',
    group: 'Design',
    keywords: ['empty', 'create'],
    when: () => true,
    run: (editor) => editor.openNew(emptyDesign()),
  },
  dialog('templates', {
    id: 'templates',
    title: 'New from a template…',
    group: 'Design',
    keywords: ['example', 'six-port', 'start'],
    when: () => true,
  }),
  {
    id: 'open',
    title: 'Open a file…',
    group: 'Design',
    keywords: ['load', 'json', 'svg', 'png', 'rvtools', 'xlsx'],
    shortcut: 'Mod+O',
    whileTyping: true,
    when: () => true,
    run: (editor) => editor.outside.chooseFile(),
  },
  dialog('import', {
    id: 'import',
    title: 'Import what you run today…',
    group: 'Design',
    keywords: [
      'rvtools',
      'powercli',
      'vcenter',
      'esxcli',
      'govc',
      'hyper-v',
      'xlsx',
      'csv',
      'refresh',
    ],
    when: () => true,
  }),
  {
    id: 'import-questions',
    title: 'Answer import questions',
    group: 'Design',
    keywords: ['unknown', 'guess', 'suggestion', 'vmotion', 'failover order', 'traffic'],
    when: (state) => mayEdit(state) && state.design.hosts.some((host) => host.source !== undefined),
    run: (editor) => editor.show({ questionsOpen: true, inspectorOpen: true }),
  },
  dialog('library', {
    id: 'library',
    title: 'Designs in this browser…',
    group: 'Design',
    keywords: ['open', 'recent', 'library'],
    when: () => true,
  }),
  {
    id: 'save',
    title: 'Save as a file',
    group: 'Design',
    keywords: ['download', 'json', 'backup'],
    shortcut: 'Mod+S',
    whileTyping: true,
    when: isOpen,
    run: (editor) => {
      const { design } = editor.store.getState();
      const name = fileNameOf(design.name);
      editor.outside.saveFile(name, writeDesign(design));
      editor.announce(`Saved as ${name}`);
    },
  },
  dialog('export', {
    id: 'export',
    title: 'Export a picture…',
    group: 'Design',
    keywords: ['svg', 'png', 'image', 'diagram'],
    shortcut: 'Mod+Shift+E',
  }),
  dialog('share', {
    id: 'share',
    title: 'Share link…',
    group: 'Design',
    keywords: ['url', 'send', 'link'],
  }),
  {
    id: 'make-mine',
    title: 'Make it mine',
    group: 'Design',
    keywords: ['edit', 'copy', 'keep'],
    when: (state) => state.isOpen && state.readOnly && state.documentId === undefined,
    run: (editor) => editor.openNew(editor.store.getState().design),
  },
  {
    id: 'start',
    title: 'Start screen',
    group: 'Design',
    keywords: ['close', 'home'],
    when: isOpen,
    run: (editor) => editor.close(),
  },
  dialog('find', {
    id: 'find',
    title: 'Find…',
    group: 'Help',
    keywords: ['search', 'go to'],
    shortcut: 'Mod+F /',
  }),
  dialog('commands', {
    id: 'commands',
    title: 'Commands…',
    group: 'Help',
    keywords: ['palette'],
    shortcut: 'Mod+K',
    whileTyping: true,
    when: () => true,
  }),
  dialog('shortcuts', {
    id: 'shortcuts',
    title: 'Keyboard and mouse…',
    group: 'Help',
    keywords: ['help', 'keys', 'shortcuts'],
    shortcut: '?',
    when: () => true,
  }),
];
