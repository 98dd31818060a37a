import type { Finding } from '../../lint/rule';
import { Badge } from '../../ui/Badge';
import { SeverityMark } from '../../ui/SeverityMark';
import { worstOf } from './worst';

export const WorstBadge = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const worst = worstOf(findings);
  if (worst === undefined) return null;
  return (
    <Badge tone={worst.severity} label={worst.text}>
      <SeverityMark severity={worst.severity} size={8} labelled={false} />
      {worst.count}
    </Badge>
  );
};
