import type { Design } from '../../model/design';
import { placeOf } from '../../model/kinds';
import { currentVersion, formatName } from '../format';
import type { Problem } from '../problem';
import { readData } from '../read';
import { base64urlLength, fromBase64url } from './base64url';
import { BadBytes, ByteReader } from './bytes';
import { type Header, readHeader, unseal } from './codec';
import { rootTable } from './columns';
import { linkKind, terminator } from './encode';
import { decodeTimeline, type Timeline } from './timeline';
import { unpack } from './unpack';

export type LinkResult =
  | {
      readonly ok: true;
      readonly design: Design;
      /** What had to be left out of it; empty for links that we made. */
      readonly problems: readonly Problem[];
      /** The element that the link points at (`&o=h1.n2`). */
      readonly open?: string;
      /** The what-if that it opens with (`&w=…`); its keys may name what the design does not have. */
      readonly timeline?: Timeline;
    }
  | {
      readonly ok: false;
      /** A sentence for the person who opened the link. */
      readonly reason: string;
      /** For a link that was cut: characters from `d1.` on. */
      readonly got?: number;
      readonly expected?: number;
    };

/** Longest text that is looked at, in UTF-16 units: more than any browser takes as an address. */
const mostUnits = 32 * 1024 * 1024;

const refused = (reason: string): LinkResult => ({ ok: false, reason });
const newer = refused(
  'This link was made with a newer version of vSwitchboard. Reload the app to get it.',
);
const damaged = (why: string): LinkResult =>
  refused(`This link is damaged: ${why}. Ask for it again, or for the design as a file.`);

/**
 * The design in a link: in a whole address, or from `#`, `%23` or `d1.` on; line breaks, spaces
 * and percent-encoding that mail programs put in do not matter. Never throws.
 */
export const decodeLink = (text: string): LinkResult => {
  if (text.length > mostUnits) return refused('This is too long to be a link.');
  const found = payloadIn(text);
  if ('ok' in found) return found;
  const { payload, open, timeline } = found;
  try {
    const result = opened(payload, open);
    return result.ok && timeline !== undefined ? { ...result, timeline } : result;
  } catch (error) {
    if (error instanceof BadBytes) return damaged(error.message);
    throw error;
  }
};

interface Payload {
  /** Behind `d1.`. */
  readonly payload: string;
  readonly open: string | undefined;
  readonly timeline: Timeline | undefined;
}

const payloadIn = (text: string): Payload | LinkResult => {
  const plain = unescaped(text.replaceAll(/[\s\u200b-\u200d\u2060\ufeff]/g, ''));
  const hash = plain.indexOf('#');
  // A gateway may have made the # a part of the path; then the payload is the last part of it.
  const rest = plain.slice((hash < 0 ? plain.lastIndexOf('/') : hash) + 1);
  const match = /^([a-z])(\d{1,3})\.([A-Za-z0-9_-]*)(.*)$/.exec(rest);
  if (match === null) {
    return /^https?:/.test(plain) && rest === ''
      ? refused(
          'This link holds no design: what stood behind # was lost on the way. Copy the link as text, or ask for the file.',
        )
      : refused('This is not a vSwitchboard link: it does not hold “#d1.” and a design.');
  }
  const [, letter, version, payload = '', tail = ''] = match;
  if (letter === 'e')
    return refused('This link is protected by a passphrase, which this version cannot open.');
  if (letter === 's')
    return refused('This link names a design on a server, which this version cannot open.');
  if (letter !== 'd') return refused('This is not a vSwitchboard link of a kind that is known.');
  if (version !== '1') return newer;
  const open = /[&?]o=([a-z0-9.]{2,40})/.exec(tail)?.[1];
  const steps = /[&?]w=([\w.,~-]{1,16000})/.exec(tail)?.[1];
  return {
    payload,
    open: open !== undefined && placeOf(open) !== undefined ? open : undefined,
    timeline: steps === undefined ? undefined : decodeTimeline(steps),
  };
};

const unescaped = (text: string): string => {
  let out = text;
  // Twice: a gateway encodes what was encoded before.
  for (let i = 0; i < 2 && out.includes('%'); i++) {
    out = out.replaceAll(/%([0-7][0-9A-Fa-f])/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return out;
};

const opened = (payload: string, open: string | undefined): LinkResult => {
  const header = headerOf(payload);
  if (header === undefined) {
    const got = linkKind.length + payload.length;
    return {
      ok: false,
      got,
      reason: `This link is cut: only its first ${counted(got)} characters are here.`,
    };
  }
  if (header.isNewer) return newer;
  const own = base64urlLength(header.end);
  const expected = linkKind.length + own + terminator.length;
  const got = linkKind.length + payload.length;
  if (got < expected) {
    const reason = `This link is cut: ${counted(got)} of ${counted(expected)} characters are here. Copy it again, or ask for the design as a file.`;
    return { ok: false, got, expected, reason };
  }
  const bytes = fromBase64url(payload.slice(0, own));
  if (bytes === undefined) return damaged('it holds characters that are not its own');
  const from = new ByteReader(unseal(bytes, header));
  const version = from.varint();
  if (version > currentVersion) return newer;
  const { name, description, layout, folded, review, ...topology } = unpack(rootTable(), from);
  const result = readData({
    format: formatName,
    version,
    name,
    ...(description === undefined ? {} : { description }),
    topology,
    layout: { positions: layout ?? [], ...(folded === undefined ? {} : { folded }) },
    review,
  });
  if (result.design === undefined) return damaged('it holds no design');
  const { design, problems } = result;
  return { ok: true, design, problems, ...(open === undefined ? {} : { open }) };
};

/** Long enough for the largest numbers that a header can hold. */
const headerCharacters = 32;

const headerOf = (payload: string): Header | undefined => {
  const start = payload.slice(0, headerCharacters);
  const bytes = fromBase64url(start.length % 4 === 1 ? start.slice(0, -1) : start);
  if (bytes === undefined) return undefined;
  try {
    return readHeader(bytes);
  } catch (error) {
    // A number that is too large is damage; too few bytes are a cut.
    if (payload.length >= headerCharacters) throw error;
    return undefined;
  }
};

const counted = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',');
