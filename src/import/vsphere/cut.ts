import type { Raw } from './raw';

/** `System.Object[]`, `VMware.Vim.PhysicalNic VMware.Vim.PhysicalNic`: what ConvertTo-Json writes below its depth. */
const cutPattern = /^(?:System\.Object\[\]|VMware\.Vim\.\w+(?:\[\])?)(?: |$)/;

/** Back to the connection and to views already loaded: cut in every file, and nothing that we read. */
const ignored = /^(?:client|linkedview|clientservice|vimservice)$/i;
const mostVisits = 3_000_000;

/** The way to an object, from the inside out: spelled only when it is told. */
interface At {
  readonly up: At | undefined;
  readonly key: string;
}
const spelled = (at: At | undefined, key: string): string => {
  const keys = [key];
  for (let here = at; here !== undefined; here = here.up) keys.unshift(here.key);
  return keys.filter((one) => one !== '').join('.');
};

/**
 * Where PowerShell's `ConvertTo-Json` cut the object short (its depth is 2 unless told otherwise):
 * the path of the first cut, or undefined. Looks at every text of the file, so it has to be quick.
 */
export const firstCut = (
  root: Raw,
  pattern = cutPattern,
  most = mostVisits,
): string | undefined => {
  const stack: (readonly [raw: object, at: At | undefined])[] = [];
  const isCut = (raw: Raw): boolean =>
    typeof raw === 'string' &&
    (raw.startsWith('VMware.Vim.') || raw.startsWith('System.Object[]')) &&
    raw.length < 20_000 &&
    pattern.test(raw);
  if (typeof root === 'object' && root !== null) stack.push([root, undefined]);
  else if (isCut(root)) return '';
  for (let visits = 0; visits < most; visits++) {
    const next = stack.pop();
    if (next === undefined) return undefined;
    const [raw, at] = next;
    const isList = Array.isArray(raw);
    for (const [key, value] of Object.entries(raw)) {
      if (typeof value === 'string') {
        if (isCut(value))
          return spelled(at, isList && at !== undefined ? '' : isList ? `[${key}]` : key);
      } else if (typeof value === 'object' && value !== null && !ignored.test(key)) {
        const here = isList && at !== undefined ? at : { up: at, key: isList ? `[${key}]` : key };
        stack.push([value, here]);
      }
    }
  }
  return undefined;
};

/** Nothing but what is left of vSphere objects: not to be read, but to be told about. */
export const isCutShort = (root: Raw): boolean =>
  firstCut(root, /^VMware\.Vim\.\w/, 5000) !== undefined;

export const cutAdvice =
  'ConvertTo-Json cut this short: it writes objects below its depth as their type. Run it again with “-Depth 20”.';
