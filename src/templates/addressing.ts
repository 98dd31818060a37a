/**
 * One subnet for each VLAN, the VLAN readable in the address: 10.0.20.0/24 for VLAN 20 while the
 * hosts fit, 10.20.0.0/16 for larger estates. VLANs up to 255.
 */
export const addressing = (hosts: number) => {
  const isLarge = hosts > 100;
  const prefix = isLarge ? 16 : 24;
  /** The nth address; 1 is the router's. */
  const ip = (vlan: number, n: number): string =>
    isLarge ? `10.${vlan}.${n >> 8}.${n & 255}` : `10.0.${vlan}.${n}`;
  return {
    prefix,
    ip,
    gateway: (vlan: number) => ip(vlan, 1),
    subnet: (vlan: number) => `${isLarge ? `10.${vlan}.0.0` : `10.0.${vlan}.0`}/${prefix}`,
    /** Of host 1, 2, …: leaves the first ten to routers and arrays. */
    ofHost: (vlan: number, n: number) => ip(vlan, 10 + n),
    /** Of array 1, 2, …: right after the router, or far above the hosts where there are many. */
    ofArray: (vlan: number, n: number) => ip(vlan, isLarge ? 60_000 + n : 1 + n),
  };
};
