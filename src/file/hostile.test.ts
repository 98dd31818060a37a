import { expect, it } from 'vitest';
import { generateDesign } from '../model/arbitrary-design';
import { breaches } from '../model/invariants';
import sixPort from '../templates/six-port';
import { toBase64url } from './link/base64url';
import { seal } from './link/codec';
import { decodeLink, type LinkResult } from './link/decode';
import { encodeLink, linkKind, packed, terminator } from './link/encode';
import type { ReadResult } from './problem';
import { readDesign } from './read';
import { writeDesign } from './write';

/**
 * 50,000 damaged links and files, always the same ones: none throws, none takes long, and what
 * is opened keeps the invariants.
 */
const rounds = 50_000;
/** Far above what any of them takes; a hang or a bomb would take for ever. */
const longestMs = 5_000;

let state = 20_260_101;
const below = (n: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;

const sizes = { hosts: 1, listLength: 2, stated: 0.4 };
const designs = [
  sixPort.make({ hosts: 1 }),
  ...[1, 2, 3, 4, 5, 6, 7].map((seed) => generateDesign(seed, sizes)),
];
const links = designs.map((design) => encodeLink(design));
const raws = designs.map((design) => packed(design));
const files = designs.map((design) => writeDesign(design));

const strangeText = () => String.fromCharCode(below(3) === 0 ? below(0xffff) : 32 + below(96));

const mutateText = (text: string, pieces: readonly string[]): string => {
  let out = text;
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(out.length + 1);
    const to = at + below(1 + below(40));
    switch (below(5)) {
      case 0:
        out = out.slice(0, at);
        break;
      case 1:
        out = out.slice(0, at) + out.slice(to);
        break;
      case 2:
        out = out.slice(0, to) + out.slice(at);
        break;
      case 3:
        out = out.slice(0, at) + pick(pieces) + out.slice(to);
        break;
      default:
        out = out.slice(0, at) + strangeText() + out.slice(at + 1);
    }
  }
  return out;
};

const mutateBytes = (bytes: Uint8Array): Uint8Array => {
  const out = [...bytes];
  for (let n = 1 + below(4); n > 0; n--) {
    const at = below(out.length);
    switch (below(4)) {
      case 0:
        out.splice(at, below(4));
        break;
      case 1:
        out.splice(at, 0, below(256), below(256));
        break;
      case 2:
        // Numbers that are as large as they can be written.
        out.splice(at, 1, ...new Array<number>(below(8)).fill(255), below(128));
        break;
      default:
        out[at] = below(256);
    }
  }
  return Uint8Array.from(out);
};

const jsonPieces = [
  '"__proto__": {}, ',
  '"constructor": 1, ',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  'null',
  '-1e999',
  '1e308',
  'true',
  '{}',
  '[[[[',
  '"id": "h1", ',
  '"h1.n1"',
  '"h1.p1"',
  '"s1.p1"',
  '"h99999999"',
  '"d1.u1"',
  '\\u0000',
  '\ud800',
  '<script>',
];
const linkPieces = [
  'd1.',
  '#',
  '%23',
  '&o=h1',
  '%',
  '%2',
  '%00',
  '\n',
  'Z',
  '=',
  'AAAAAAAAAAAAAAAA',
  '________',
];

const values = [
  null,
  -1,
  2 ** 53,
  1.5,
  '',
  'h1',
  'h1.n1',
  'h2.n1',
  's1',
  's1.p1',
  'd1',
  'd1.u1',
  'h1.s1',
  [],
  {},
  ['h1.n1'],
  [[]],
  [{}],
  true,
];

/** Puts strange values at some places of valid data: gets past the JSON parser to what is behind it. */
const mutateData = (text: string): string => {
  const data: unknown = JSON.parse(text);
  for (let n = 1 + below(6); n > 0; n--) {
    let here = data as Record<string, unknown>;
    for (;;) {
      const key = pick(Object.keys(here));
      const inner = here[key];
      const isDeep = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
      if (isDeep && below(8) > 0) {
        here = inner as Record<string, unknown>;
        continue;
      }
      if (key === undefined) break;
      const list: unknown = here;
      if (Array.isArray(list) && below(2) === 0) list.push(structuredClone(inner));
      else here[key] = structuredClone(below(3) === 0 ? pick(Object.values(here)) : pick(values));
      break;
    }
  }
  return JSON.stringify(data);
};

it('50,000 damaged links and files neither throw nor hang', { timeout: 300_000 }, () => {
  let opened = 0;
  let slowest = 0;
  for (let round = 0; round < rounds; round++) {
    const which = round % designs.length;
    const kind = Math.floor(round / designs.length) % 4;
    const start = performance.now();
    let result: ReadResult | LinkResult;
    if (kind === 0) result = decodeLink(mutateText(links[which] ?? '', linkPieces));
    else if (kind === 1) {
      const bytes = seal(mutateBytes(raws[which] ?? new Uint8Array()));
      result = decodeLink(linkKind + toBase64url(bytes) + terminator);
    } else if (kind === 2) result = readDesign(mutateText(files[which] ?? '', jsonPieces));
    else result = readDesign(mutateData(files[which] ?? '{}'));
    slowest = Math.max(slowest, performance.now() - start);
    const design = 'design' in result ? result.design : undefined;
    if (design === undefined) continue;
    opened += 1;
    if (breaches(design).length > 0) expect(breaches(design), `round ${round}`).toEqual([]);
  }
  expect(slowest).toBeLessThan(longestMs);
  // Else nothing behind the first check was tried.
  expect(opened).toBeGreaterThan(rounds / 10);
});
