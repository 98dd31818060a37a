const formOf = (vcenter: string): 'uuid' | 'address' | 'name' =>
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(vcenter)
    ? 'uuid'
    : /^[\d.]+$|:/.test(vcenter)
      ? 'address'
      : 'name';

const shortOf = (vcenter: string): string => vcenter.toLowerCase().split('.')[0] ?? '';

/**
 * Are two hosts of two vCenters, as far as their sources say? RVTools names a vCenter by its uuid or
 * name, the API of a host by its address: those tell nothing of one another.
 */
export const isOtherVcenter = (a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined || a.toLowerCase() === b.toLowerCase()) return false;
  const form = formOf(a);
  if (form !== formOf(b)) return false;
  const isShortened = form === 'name' && a.includes('.') !== b.includes('.');
  return !isShortened || shortOf(a) !== shortOf(b);
};
