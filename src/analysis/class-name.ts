import type { TrafficClass } from '../model/design';
import { trafficClasses } from '../model/shape/words';

/** A class in the words of the platform: what vSphere calls vMotion is live migration on Hyper-V. */
export const className = (traffic: TrafficClass, isHyperv: boolean): string =>
  isHyperv && traffic === 'migration' ? 'Live migration' : trafficClasses[traffic];
