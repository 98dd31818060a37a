import { attrs, esc } from './xml';

/** A piece of HTML that is safe to stand in a page. Made by `h` and `asHtml` only. */
export interface Html {
  readonly html: string;
}

/** Texts are escaped; pieces stand as they are; undefined is nothing. */
type Child = Html | string | undefined | readonly Child[];

const write = (child: Child): string => {
  if (child === undefined) return '';
  if (typeof child === 'string') return esc(child);
  return 'html' in child ? child.html : child.map(write).join('');
};

/** Elements without an end in HTML; written so that XML reads them too. */
const empty: ReadonlySet<string> = new Set(['meta', 'link', 'br']);

/** An element with attributes and children. Tag and attribute names are ours, never from outside. */
export const h = (
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
): Html => {
  const open = `<${tag}${attrs(attributes)}`;
  return {
    html: empty.has(tag) ? `${open} />` : `${open}>${children.map(write).join('')}</${tag}>`,
  };
};

/** Markup that another writer of this room has made and escaped. */
export const asHtml = (markup: string): Html => ({ html: markup });
