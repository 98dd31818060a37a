import type { Design } from '../../model/design';
import { kindOf } from '../../model/kinds';
import type { Editor, TraceWish } from '../editor';
import { type Command, isOpen } from './command';

const senders: ReadonlySet<string | undefined> = new Set(['adapter', 'vm', 'vnic']);
const receivers: ReadonlySet<string | undefined> = new Set([
  ...senders,
  'storageTarget',
  'physicalSwitch',
]);

/** Can frames begin or end at it? */
export const maySend = (id: string | undefined): boolean =>
  id !== undefined && senders.has(kindOf(id));
export const mayReceive = (id: string | undefined): boolean =>
  id !== undefined && receivers.has(kindOf(id));

/** The ends that a selection names: a sender first, then whatever receives. */
const wishOf = (selection: readonly string[]): TraceWish => {
  const from = selection.find(maySend);
  const to = selection.find((id) => id !== from && mayReceive(id));
  return { from, to };
};

/** Opens the trace with these ends; what is not known yet is asked for there. */
export const startTrace = (editor: Editor, wish: TraceWish): void =>
  editor.show({ trace: wish, inspectorOpen: true });

export const endTrace = (editor: Editor): void => editor.show({ trace: undefined });

const hasSender = (design: Design): boolean =>
  design.hosts.some(({ adapters, vms }) => adapters.length > 0 || vms.length > 0);

/** Where frames go, hop by hop. */
export const traceCommands: readonly Command[] = [
  {
    id: 'trace',
    title: 'Trace a path…',
    group: 'View',
    keywords: ['hop', 'reach', 'connectivity', 'traceroute', 'ping', 'route', 'vlan', 'mtu'],
    shortcut: 'T',
    when: (s) => isOpen(s) && hasSender(s.design),
    run: (editor) => startTrace(editor, wishOf(editor.store.getState().selection)),
  },
];
