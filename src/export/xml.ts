// What XML 1.0 cannot hold: most control characters, lone surrogates, the two last of each plane.
const invalid = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Any text as XML text or attribute value. The one way by which words enter a written file. */
export const esc = (text: string): string =>
  text.replace(invalid, '').replace(/[&<>"']/g, (letter) => entities[letter] ?? '');

/** A number as SVG writes it: at most two decimals, never exponents or NaN. */
export const num = (value: number): string =>
  Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';

/** An opening tag's attributes; undefined values are left out. */
export const attrs = (values: Readonly<Record<string, string | number | undefined>>): string => {
  let out = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    out += ` ${name}="${typeof value === 'number' ? num(value) : esc(value)}"`;
  }
  return out;
};
