import { describe } from '../../model/describe';
import { dropping, type PlaceKind } from '../../model/edits/drop';
import { parentIdOf } from '../../model/kinds';
import type { EditorState } from '../editor';
import { type Command, mayEdit } from './command';

const things: Readonly<Record<PlaceKind, readonly [words: string, ...more: string[]]>> = {
  host: ['host', 'server', 'esxi', 'hypervisor'],
  nic: ['physical NIC', 'vmnic', 'port', 'network card'],
  switch: ['virtual switch', 'vswitch', 'standard switch'],
  portGroup: ['port group', 'network', 'vlan'],
  adapter: ['VMkernel adapter', 'vmk', 'management OS adapter'],
  vm: ['VM or vNIC', 'virtual machine', 'guest'],
  physicalSwitch: ['physical switch', 'tor', 'top of rack'],
  distributedSwitch: ['distributed switch', 'vds', 'dvs'],
  cluster: ['cluster'],
  storageTarget: ['storage target', 'array', 'nas', 'san'],
  note: ['note', 'comment', 'text'],
};

/** Where a new thing goes without a pointer: into what is selected, else what holds that, else onto the canvas, else into the only host. */
const landingOf = (
  { design, selection }: EditorState,
  what: PlaceKind,
): ReturnType<typeof dropping> => {
  let first: ReturnType<typeof dropping> | undefined;
  for (let at = selection.at(-1); at !== undefined; at = parentIdOf(at)) {
    const drop = dropping(design, what, at);
    if (drop.ok) return drop;
    first ??= drop;
  }
  const free = dropping(design, what, undefined);
  if (free.ok || first !== undefined) return free.ok ? free : (first ?? free);
  const [only, ...others] = design.hosts;
  return only !== undefined && others.length === 0 ? dropping(design, what, only.id) : free;
};

/** Placing by keyboard. */
export const addCommands: readonly Command[] = (
  Object.entries(things) as [PlaceKind, readonly string[]][]
).map(([what, [words, ...keywords]]) => ({
  id: `add-${what}`,
  title: `Add ${words} here`,
  group: 'Add',
  keywords: ['new', 'place', ...keywords],
  when: (state) => mayEdit(state) && landingOf(state, what).ok,
  run: (editor) => {
    const drop = landingOf(editor.store.getState(), what);
    if (!drop.ok) {
      editor.say({ text: drop.reason, tone: 'bad' });
      return;
    }
    const made = drop.edit(editor.store.getState().design);
    editor.commit(drop.title, () => made.design, { select: [made.id] });
    editor.reveal([made.id]);
    editor.announce(`${drop.title}: ${describe(made.design, made.id)}`);
  },
}));
