import type { Counts } from '../../import/result';

const nouns: Readonly<Record<keyof Counts, readonly [one: string, many: string]>> = {
  hosts: ['host', 'hosts'],
  physicalNics: ['physical NIC', 'physical NICs'],
  standardSwitches: ['switch in hosts', 'switches in hosts'],
  distributedSwitches: ['distributed switch', 'distributed switches'],
  portGroups: ['port group', 'port groups'],
  vmkernelAdapters: ['host adapter', 'host adapters'],
  vms: ['VM', 'VMs'],
  vmNics: ['vNIC', 'vNICs'],
};

export interface CountWord {
  readonly count: number;
  readonly noun: string;
}

/** What there is of each kind, with its noun; all kinds, so that a zero is seen as well. */
export const countWords = (counts: Counts): readonly CountWord[] =>
  (Object.keys(nouns) as (keyof Counts)[]).map((name) => {
    const count = counts[name];
    return { count, noun: nouns[name][count === 1 ? 0 : 1] };
  });

/** `31 hosts`, `1 host`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** In one line, without what there is none of. */
export const countLine = (counts: Counts): string =>
  countWords(counts)
    .filter(({ count }) => count > 0)
    .map(({ count, noun }) => `${count} ${noun}`)
    .join(' · ');
