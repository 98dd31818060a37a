/**
 * JSON values that stand one behind the other, as a loop over hosts writes them (`govc … >>all.json`).
 * Undefined where the text is not that; each value is parsed on its own, so one damaged value costs only itself.
 */
export const parseConcatenated = (
  text: string,
): { readonly values: readonly unknown[]; readonly damaged: number } | undefined => {
  const values: unknown[] = [];
  let damaged = 0;
  let at = 0;
  while (values.length + damaged < 100_000) {
    const from = startOf(text, at);
    if (from === undefined) break;
    const to = endOf(text, from);
    try {
      values.push(JSON.parse(text.slice(from, to)));
    } catch {
      damaged++;
    }
    at = to;
  }
  return values.length === 0 ? undefined : { values, damaged };
};

/** Values begin at the start of a line or right behind another one; anything else in between is skipped. */
const startOf = (text: string, at: number): number | undefined => {
  const pattern = /[[{]/g;
  pattern.lastIndex = at;
  return pattern.exec(text)?.index;
};

const endOf = (text: string, from: number): number => {
  let depth = 0;
  let isText = false;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isText) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) isText = false;
    } else if (unit === 0x22) isText = true;
    else if (unit === 0x7b || unit === 0x5b) depth++;
    else if (unit === 0x7d || unit === 0x5d) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
};
