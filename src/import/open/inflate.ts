import { Gunzip, Inflate } from 'fflate';
import { type Budget, checkGrowth, Refusal } from './limits';

/** Small enough that even the worst deflate stream (1032 times) stays at 64 MiB a step. */
const stepBytes = 64 * 1024;

/**
 * Inflates raw deflate or gzip step by step, so that a bomb is stopped while it is small.
 * Throws `Refusal` for what is damaged, cut off or too large.
 */
export function* inflated(
  packed: Uint8Array,
  kind: 'deflate' | 'gzip',
  budget: Budget,
): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const take = (chunk: Uint8Array) => {
    if (chunk.length > 0) ready.push(chunk);
  };
  const stream = kind === 'gzip' ? new Gunzip(take) : new Inflate(take);
  let inflatedBytes = 0;
  for (let at = 0; at < packed.length; at += stepBytes) {
    const end = Math.min(at + stepBytes, packed.length);
    try {
      stream.push(packed.subarray(at, end), end === packed.length);
    } catch {
      throw new Refusal('It is damaged or cut off: it cannot be inflated.');
    }
    for (const chunk of ready.splice(0)) {
      inflatedBytes += chunk.length;
      budget.take(chunk.length);
      checkGrowth(packed.length, inflatedBytes);
      yield chunk;
    }
  }
}

/** Chunks as one. */
export const joined = (chunks: Iterable<Uint8Array>): Uint8Array => {
  const all = [...chunks];
  const [first] = all;
  if (all.length === 1 && first !== undefined) return first;
  const out = new Uint8Array(all.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of all) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
};
