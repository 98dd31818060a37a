import type { Design, Waiver } from '../model/design';
import { find } from '../model/find';
import { kindOf } from '../model/kinds';
import type { RawFinding } from './rule';
import { means } from './settings';

const isInside = (id: string, target: string): boolean =>
  id === target || id.startsWith(`${target}.`);

const covers = (design: Design, target: string, finding: RawFinding): boolean => {
  if (target === '*' || finding.objects.includes(target)) return true;
  if (kindOf(target) === 'cluster') {
    return (
      finding.hosts.length > 0 &&
      finding.hosts.every((id) => find(design, 'host', id)?.clusterId === target)
    );
  }
  // A host may waive what is said of itself, not what its part does to another host.
  const main = finding.objects[0];
  return main !== undefined && isInside(main, target);
};

/**
 * The waiver in force for a finding. Expiry is not judged here: nothing on this floor knows what
 * day it is.
 */
export const waiverOf = (design: Design, finding: RawFinding): Waiver | undefined =>
  design.review.waivers.find(
    (waiver) => means(waiver.rule, finding.rule) && covers(design, waiver.target, finding),
  );
