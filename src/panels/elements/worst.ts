import type { Finding } from '../../lint/rule';

const words = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
} as const;

/** The worst severity of some findings (they come worst first) and how many there are of it. */
export const worstOf = (findings: readonly Finding[]) => {
  const severity = findings[0]?.severity;
  if (severity === undefined) return undefined;
  const count = findings.filter((f) => f.severity === severity).length;
  return { severity, count, text: `${count} ${words[severity][count === 1 ? 0 : 1]}` };
};
