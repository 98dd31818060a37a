import type { Design } from '../../model/design';
import { currentVersion } from '../format';
import { toBase64url } from './base64url';
import { ByteWriter } from './bytes';
import { seal } from './codec';
import { rootTable } from './columns';
import { pack } from './pack';
import { type Included, redact } from './redact';

/** Ends every link: programs that find links in texts drop a `-` or `_` at the end. */
export const terminator = 'Z';
export const linkKind = 'd1.';

/** The bytes of a design before they are deflated. */
export const packed = (design: Design): Uint8Array => {
  const out = new ByteWriter();
  out.varint(currentVersion);
  pack(rootTable(), { ...design }, out);
  return out.done();
};

/**
 * The design as the part of a link behind `#`: `d1.` and characters of A–Z a–z 0–9 - _ only.
 * Positions are kept in steps of 10 px, all else exactly; what is not included is left out (see
 * `redact`).
 */
export const encodeLink = (design: Design, included: Included = {}): string =>
  `${linkKind}${toBase64url(seal(packed(redact(design, included))))}${terminator}`;
