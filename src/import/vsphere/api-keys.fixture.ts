import { formatIp4 } from '../../model/formats';
import { kindOf, parentIdOf } from '../../model/kinds';

/** Keys, references and plugs as the vSphere API writes them. */

export type Named = (id: string) => string;

export const reference = (type: string, value: string) => ({
  _typeName: 'ManagedObjectReference',
  type,
  value,
});
/** Ids as uuids of the form that vCenter writes. */
export const uuidFor = (id: string): string => {
  const hex = [...id].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'));
  const all = [...hex, ...new Array<string>(16).fill('00')].slice(0, 16);
  return `${all.slice(0, 8).join(' ')}-${all.slice(8).join(' ')}`;
};
export const key = (kind: string, name: string) => `key-vim.host.${kind}-${name}`;
export const maskOf = (prefix: number): string => formatIp4(2 ** 32 - 2 ** (32 - prefix));
export const discovery = (of: { discoveryProtocol?: string; discoveryOperation?: string }) =>
  of.discoveryProtocol === undefined
    ? null
    : { protocol: of.discoveryProtocol, operation: of.discoveryOperation };

export const plugOf = (portGroupId: string | undefined) => {
  const parent = portGroupId === undefined ? undefined : parentIdOf(portGroupId);
  const isSpanning = parent !== undefined && kindOf(parent) === 'distributedSwitch';
  return isSpanning ? { switchUuid: uuidFor(parent), portgroupKey: portGroupId } : undefined;
};
