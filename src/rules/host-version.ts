import type { Host } from '../model/design';

/** The major version of an ESXi host (`8.0.3`, `ESXi 7.0 U3`); undefined where it is not stated. */
export const esxiVersion = ({ version }: Host): number | undefined => {
  const found = version === undefined ? null : /\d+(?:\.\d+)?/.exec(version);
  return found === null ? undefined : Math.floor(Number(found[0]));
};
