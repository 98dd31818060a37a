import { hostIdOf } from '../model/kinds';
import type { RawFinding, RawQuestion, Report, RuleMeta } from './rule';

/** What checks said, before profiles and waivers. */
export interface Outcome {
  readonly findings: readonly RawFinding[];
  readonly questions: readonly RawQuestion[];
}

const crashes = 'error' as const;

/** A rule that throws is a bug of ours: it is shown by name, and the other rules go on. */
export const crashed: RuleMeta = {
  id: 'internal/rule-crashed',
  title: 'A rule stopped with an error',
  why: 'What this rule would have found is not known.',
  howToFix: 'Report it, with the design if you can share it.',
  sources: [{ tag: 'SELF', title: 'vSwitchboard' }],
  platform: 'any',
  severity: {
    essentials: crashes,
    'strict-isolation': crashes,
    converged: crashes,
    hyperv: crashes,
  },
  messages: { crashed: 'The rule {rule} stopped with an error: {reason}.' },
  examples: { bad: [], good: [] },
};

const none = {};
/** What most checks say. One object, so that a thousand silent hosts cost nothing. */
export const nothing: Outcome = { findings: [], questions: [] };

const hostsIn = (objects: readonly string[]) => [
  ...new Set(objects.flatMap((id) => hostIdOf(id) ?? [])),
];

/**
 * Runs checks of one rule and gathers what they report. `hosts`: the hosts concerned when a report
 * names none; undefined takes those of its objects.
 */
export const makeJudge = (rule: Pick<RuleMeta, 'id' | 'messages' | 'asks'>) => {
  let findings: RawFinding[] = [];
  let questions: RawQuestion[] = [];
  let here: readonly string[] | undefined;
  const report: Report<string, string> = {
    found: (message, at) => {
      if (rule.messages[message] === undefined) throw new Error(`no message "${message}"`);
      findings.push({
        rule: rule.id,
        message,
        objects: at.objects,
        data: at.data ?? none,
        subjects: at.subjects ?? at.objects.slice(0, 1),
        hosts: at.hosts ?? here ?? hostsIn(at.objects),
      });
    },
    ask: (ask, at) => {
      if (rule.asks?.[ask] === undefined) throw new Error(`no question "${ask}"`);
      questions.push({
        rule: rule.id,
        ask,
        objects: at.objects,
        data: at.data ?? none,
        hosts: at.hosts ?? here ?? hostsIn(at.objects),
      });
    },
  };
  return <On>(
    hosts: readonly string[] | undefined,
    run: (on: On, report: Report<string, string>) => void,
    on: On,
  ): Outcome => {
    here = hosts;
    try {
      run(on, report);
      if (findings.length + questions.length === 0) return nothing;
      return { findings, questions };
    } catch (error) {
      return { findings: [crashOf(rule.id, hosts ?? [], error)], questions: [] };
    } finally {
      if (findings.length > 0) findings = [];
      if (questions.length > 0) questions = [];
    }
  };
};

const crashOf = (rule: string, hosts: readonly string[], error: unknown): RawFinding => ({
  rule: crashed.id,
  message: 'crashed',
  objects: hosts,
  data: { rule, reason: error instanceof Error ? error.message : String(error) },
  subjects: [],
  hosts,
});
