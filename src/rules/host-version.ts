import type { Host } from '../model/design';

/** The major version of an ESXi host (`8.0.3`, `ESXi 7.0 U3`); undefined where it is not stated. */
export const esxiVersion = ({ version }: Host): number | undefined => {
  const found = version === undefined ? null : /\d+(?:\.\d+)?/.exec(version);
  return found === null ? undefined : Math.floor(Number(found[0]));
};

/** The year of a Windows Server host (`ws2022`, `Windows Server 2019`); undefined where it is not stated. */
export const windowsYear = ({ version }: Host): number | undefined => {
  const found = version === undefined ? null : /20\d\d/.exec(version);
  return found === null ? undefined : Number(found[0]);
};
