import { lint } from '../lint/linter';
import type { Fix, Rule } from '../lint/rule';
import type { Design } from '../model/design';

/**
 * An edit of something that many hosts share can mend one of them and break another. This one is
 * offered only where its own rule, asked again, finds nothing new and the finding gone.
 */
export const careful =
  (rule: () => Rule, edit: Fix['edit']): Fix['edit'] =>
  (design, finding) => {
    const after = edit(design, finding);
    if (after === undefined || after === design) return undefined;
    const keys = (of: Design) => new Set(lint([rule()], of).findings.map(({ key }) => key));
    const now = keys(after);
    if (now.has(`${finding.rule}|${finding.message}|${finding.objects.join(',')}`))
      return undefined;
    const before = keys(design);
    return [...now].every((key) => before.has(key)) ? after : undefined;
  };
