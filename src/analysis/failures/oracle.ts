import type { Design, Host, HostAdapter, Nic } from '../../model/design';
import {
  type Failed,
  inUseNow,
  isFaulty,
  meet,
  orderIn,
  type Spot,
  spotOf,
} from './oracle-uplinks';

const classes: Readonly<Record<string, string>> = {
  management: 'management',
  vmotion: 'migration',
  ftLogging: 'ft',
  vsan: 'storage',
  iscsi: 'storage',
  nfs: 'storage',
  smb: 'storage',
  cluster: 'cluster',
};
const ranks = ['OK', 'AT-RISK', 'UNRELIABLE', 'DOWN'];

interface Part {
  traffic: string;
  key: string;
  network: string | undefined;
  ends: { nics: Nic[]; spots: (Spot | undefined)[]; state: string }[];
}

const partsIn = (design: Design, host: Host, failed: Failed): Part[] => {
  const parts: Part[] = [];
  const isHa = design.clusters.find((c) => c.id === host.clusterId)?.haEnabled === true;
  const put = (
    traffic: string,
    key: string,
    network: string | undefined,
    groupId: string | undefined,
  ) => {
    if (groupId === undefined) return;
    const order = orderIn(design, host, groupId);
    const nics = failed.has(host.id) ? [] : inUseNow(design, order, failed);
    const spots = nics.map((nic) => spotOf(design, nic, order.vlan));
    const good = spots.filter((spot) => spot !== undefined).length;
    const state =
      good === 0
        ? 'DOWN'
        : isFaulty(design, order)
          ? 'UNRELIABLE'
          : good < spots.length
            ? 'AT-RISK'
            : 'OK';
    let part = parts.find((p) => p.traffic === traffic && p.key === key);
    if (part === undefined) {
      part = { traffic, key, network, ends: [] };
      parts.push(part);
    }
    part.ends.push({ nics, spots, state });
  };
  const meets = (service: string) =>
    ['vmotion', 'ftLogging', 'vsan', 'smb', 'cluster'].includes(service) ||
    (service === 'management' && isHa);
  const served = (adapter: HostAdapter) => {
    const list: string[] = [...(adapter.services ?? [])];
    return adapter.iscsiBound === true && !list.some((s) => classes[s] === 'storage')
      ? [...list, 'iscsi']
      : list;
  };
  for (const adapter of host.adapters) {
    for (const s of served(adapter))
      put(classes[s] ?? '', s, meets(s) ? s : undefined, adapter.portGroupId);
  }
  for (const vm of host.vms) {
    for (const { portGroupId } of vm.vnics) {
      if (portGroupId === undefined) continue;
      const { name, vlan } = orderIn(design, host, portGroupId);
      put('production', portGroupId, `${name}/${vlan}`, portGroupId);
    }
  }
  return parts;
};

/** Every service as `OK/20000` under `h1.production`, every pair as its state under `h1~h2.migration`. */
export const answers = (design: Design, failed: Failed): Map<string, string> => {
  const out = new Map<string, string>();
  const byHost = design.hosts.map((host) => ({ host, parts: partsIn(design, host, failed) }));
  for (const { host, parts } of byHost) {
    for (const traffic of new Set(parts.map((p) => p.traffic))) {
      const own = parts.filter((p) => p.traffic === traffic);
      const best = (p: Part) => Math.min(...p.ends.map((e) => ranks.indexOf(e.state)));
      const nics = own.flatMap((p) => {
        const used = p.ends.flatMap((e) => e.nics);
        return p.key === 'vsan'
          ? [...used].sort((a, b) => (a.speedMbps ?? 0) - (b.speedMbps ?? 0)).slice(0, 1)
          : used;
      });
      const mbps = [...new Set(nics)].reduce((sum, nic) => sum + (nic.speedMbps ?? 0), 0);
      out.set(
        `${host.id}.${traffic}`,
        `${ranks[Math.max(...own.map(best))]}/${own.some((p) => p.key === 'vsan') ? 'vsan' : mbps}`,
      );
    }
  }
  const pairRanks = ['CONNECTED', 'AT-RISK', 'DISCONNECTED'];
  for (const [i, a] of byHost.entries()) {
    for (const b of byHost.slice(i + 1)) {
      if (a.host.clusterId !== b.host.clusterId) continue;
      for (const p of a.parts) {
        const q = b.parts.find((o) => o.traffic === p.traffic && o.network === p.network);
        if (p.network === undefined || q === undefined) continue;
        const results = p.ends.flatMap((e) =>
          q.ends.map((o) => e.spots.flatMap((s) => o.spots.map((t) => meet(design, s, t, failed)))),
        );
        const state = results.some((r) => r.length > 0 && r.every(Boolean))
          ? 0
          : results.some((r) => r.some(Boolean))
            ? 1
            : 2;
        const key = `${a.host.id}~${b.host.id}.${p.traffic}`;
        out.set(
          key,
          pairRanks[Math.max(state, pairRanks.indexOf(out.get(key) ?? 'CONNECTED'))] ?? '',
        );
      }
    }
  }
  return out;
};
