import type { Editor } from '../../editor/editor';
import type { Design } from '../../model/design';
import { insert } from '../../model/edits/change';
import { nextName } from '../../model/edits/names';
import { findAny } from '../../model/find';
import { childPlaces, type Kind, kindOf, listAt, topPlaces } from '../../model/kinds';
import { kindWords } from '../elements/kind-words';

/** What the first of a kind is called; the next ones count on. */
const firstNames: Readonly<Partial<Record<Kind, string>>> = {
  card: 'Card 1',
  uplink: 'Uplink 1',
  lag: 'lag1',
  port: '1/1',
  portChannel: 'Po1',
  network: 'Network 1',
  guestCluster: 'Guest cluster 1',
  cluster: 'Cluster 1',
};

const namesIn = (design: Design, kind: Kind, parentId: string | undefined): readonly string[] => {
  const parentKind = parentId === undefined ? undefined : kindOf(parentId);
  const field =
    parentKind === undefined
      ? topPlaces.find((p) => p.kind === kind)?.field
      : childPlaces[parentKind]?.find((p) => p.kind === kind)?.field;
  const holder = parentId === undefined ? design : findAny(design, parentId);
  if (field === undefined || holder === undefined) return [];
  return listAt(holder, field).map((item) => (item as { readonly name?: string }).name ?? '');
};

/** A new element of a kind that needs no more than a name. */
export const withChild = (design: Design, kind: Kind, parentId: string | undefined) =>
  insert<{ readonly id: string }>(design, kind, parentId, (id) => {
    if (kind === 'vnic') return { id };
    const name = nextName(namesIn(design, kind, parentId), firstNames[kind] ?? kindWords[kind][0]);
    return kind === 'guestCluster' ? { id, name, memberIds: [] } : { id, name };
  });

/** Adds it as one undo step and says so. The selection stays, so that several can be added in a row. */
export const addChild = (editor: Editor, kind: Kind, parentId: string | undefined): void => {
  const words = kindWords[kind][0];
  editor.commit(`Add ${words}`, (design) => withChild(design, kind, parentId).design);
  editor.announce(`${words} added`);
};
