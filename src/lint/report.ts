import type { Design } from '../model/design';
import { nameOf } from '../model/find';
import { kindOf } from '../model/kinds';
import { crashed } from './check';
import type { Finding, LintResult, Rule, Source } from './rule';

interface JsonObject {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** What `vswitchboard lint --format json` prints: a contract with other people's scripts. */
export interface JsonReport {
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly waived: number;
    readonly unknown: number;
  };
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    /** Name of the host, where the finding concerns one host only. */
    readonly host?: string;
    readonly objects: readonly JsonObject[];
    readonly evidence: Finding['data'];
    readonly source: string;
    /** Title of the automatic fix, where the rule has one. */
    readonly fix?: string;
  }[];
  readonly unknown: readonly {
    readonly rule: string;
    readonly message: string;
    readonly objects: readonly JsonObject[];
  }[];
  /** Accepted findings, with who accepted them and why. */
  readonly waived: readonly {
    readonly rule: string;
    readonly message: string;
    readonly objects: readonly JsonObject[];
    readonly reason: string;
    readonly owner: string;
    readonly date: string;
  }[];
  /** Waivers that waive nothing any more, or whose last day is past. */
  readonly idleWaivers: readonly {
    readonly rule: string;
    readonly target: string;
    readonly state: string;
    readonly reason: string;
    readonly owner: string;
  }[];
}

/** A source as one line: title, quote, address. */
export const citation = ({ title, quote, url }: Source): string =>
  `${title}${quote === undefined ? '' : `: "${quote}"`}${url === undefined ? '' : ` (${url})`}`;

export const toJson = (result: LintResult, design: Design, rules: readonly Rule[]): JsonReport => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const objects = (ids: readonly string[]) =>
    ids.map((id) => ({ kind: kindOf(id) ?? 'design', id, name: nameOf(design, id) }));
  return {
    summary: {
      errors: result.counts.error,
      warnings: result.counts.warning,
      infos: result.counts.info,
      waived: result.waived.length,
      unknown: result.questions.length,
    },
    findings: result.findings.map((finding) => {
      const rule = byId.get(finding.rule) ?? crashed;
      const [host, another] = finding.hosts;
      return {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.text,
        ...(host === undefined || another !== undefined ? {} : { host: nameOf(design, host) }),
        objects: objects(finding.objects),
        evidence: finding.data,
        source: rule.sources.map(citation).join('; '),
        ...(rule.fix === undefined ? {} : { fix: rule.fix.title }),
      };
    }),
    unknown: result.questions.map((question) => ({
      rule: question.rule,
      message: question.text,
      objects: objects(question.objects),
    })),
    waived: result.waived.map(({ rule, text, objects: ids, waiver }) => ({
      rule,
      message: text,
      objects: objects(ids),
      reason: waiver?.reason ?? '',
      owner: waiver?.owner ?? '',
      date: waiver?.date ?? '',
    })),
    idleWaivers: result.waivers
      .filter(({ state }) => state !== 'inForce')
      .map(({ waiver: { rule, target, reason, owner }, state }) => ({
        rule,
        target,
        state,
        reason,
        owner,
      })),
  };
};
