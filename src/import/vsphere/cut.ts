import { isRecord, type Raw } from './raw';

/** `System.Object[]`, `VMware.Vim.PhysicalNic VMware.Vim.PhysicalNic`: what ConvertTo-Json writes below its depth. */
const cutPattern = /^(?:System\.Object\[\]|VMware\.Vim\.\w+(?:\[\])?)(?: |$)/;

/** Back to the connection and to views already loaded: cut in every file, and nothing that we read. */
const ignored = /^(?:client|linkedview|clientservice|vimservice)$/i;
const mostVisits = 3_000_000;

/**
 * Where PowerShell's `ConvertTo-Json` cut the object short (its depth is 2 unless told otherwise):
 * the path of the first cut, or undefined.
 */
export const firstCut = (
  root: Raw,
  pattern = cutPattern,
  most = mostVisits,
): string | undefined => {
  const stack: (readonly [raw: Raw, path: string])[] = [[root, '']];
  for (let visits = 0; visits < most; visits++) {
    const next = stack.pop();
    if (next === undefined) return undefined;
    const [raw, path] = next;
    if (typeof raw === 'string') {
      if (raw.length < 20_000 && pattern.test(raw)) return path;
    } else if (Array.isArray(raw)) {
      for (let i = Math.min(raw.length, 100_000) - 1; i >= 0; i--) {
        const item: Raw = raw[i];
        if (typeof item !== 'number') stack.push([item, path === '' ? `[${i}]` : path]);
      }
    } else if (isRecord(raw)) {
      for (const key of Object.keys(raw)) {
        const value = raw[key];
        if (typeof value === 'number' || typeof value === 'boolean' || value === null) continue;
        if (typeof value === 'string' && !value.includes('.')) continue;
        if (!ignored.test(key)) stack.push([value, path === '' ? key : `${path}.${key}`]);
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
