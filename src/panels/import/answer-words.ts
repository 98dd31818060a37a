import type { Answers, Question } from '../../import/result';
import { services, trafficClasses } from '../../model/shape/words';

/** Headings of the list, in its order. */
export const aboutWords: Readonly<Record<Question['about'], string>> = {
  services: 'Services of VMkernel adapters',
  failoverOrder: 'Failover order',
  vlan: 'VLANs',
  traffic: 'Traffic',
  nics: 'Physical NICs',
  adapters: 'VMkernel adapters',
};

const listWords = (items: readonly string[]): string =>
  items.length === 0 ? 'none' : items.join(', ');

/** An answer in words: `vMotion, Management`; `all active`; `VLAN 20`. */
export const answerWords = (
  about: Question['about'],
  value: Answers[Question['about']],
): string => {
  switch (about) {
    case 'services':
      return listWords((value as Answers['services']).map((service) => services[service]));
    case 'failoverOrder': {
      const order = value as Answers['failoverOrder'];
      if (order === 'allActive') return 'all active';
      if (order === 'firstActive') return 'the first active, the others standby';
      return `active ${listWords(order.active)}; standby ${listWords(order.standby)}`;
    }
    case 'vlan':
      return typeof value === 'number' ? `VLAN ${value}` : `trunk of ${String(value)}`;
    case 'traffic':
      return value === 'none'
        ? 'none of ours'
        : trafficClasses[value as keyof typeof trafficClasses];
    case 'nics':
    case 'adapters':
      return 'these are all';
  }
};

/** For the undo step: the question without what it asks. */
export const answerTitle = ({ title }: Question): string => {
  const at = title.lastIndexOf(': ');
  return `Answer ${at < 0 ? title : title.slice(0, at)}`;
};
