import type { Design, Severity, Waiver } from '../model/design';
import { makeBoard } from './board';
import { crashed, type Outcome } from './check';
import { type Heard, makeHiding } from './hiding';
import type { Finding, LintResult, Question, RuleMeta } from './rule';
import { settingsOf } from './settings';
import { type Spoken, speak, speakQuestion } from './spoken';
import { indexOf, makeTouching } from './touching';
import { makeWaivers } from './waivers';

/** A finding of a rule that is on. */
interface On extends Heard {
  readonly severity: Severity;
  readonly covering: readonly Waiver[];
  /** How it stands on a board, unless another hides it. */
  shown: Spoken<Finding> | undefined;
}

interface Kept {
  readonly on: readonly On[];
  readonly questions: readonly Spoken<Question>[];
}

const noWaivers: readonly Waiver[] = [];
const nothing: readonly Finding[] = [];

/** All that was settled under one set of profiles and waivers, and the boards it stands on. */
const makeTable = (
  rules: ReadonlyMap<string, RuleMeta>,
  design: Design,
  today: string | undefined,
) => {
  const settings = settingsOf(design);
  const waivers = makeWaivers(today);
  const hiding = makeHiding<On>([...rules.values()]);
  const open = makeBoard<Finding>();
  const waived = makeBoard<Finding>();
  const questions = makeBoard<Question>();
  const touching = makeTouching(open.shown);
  const kept = new Map<Outcome, Kept>();
  const unsettled = new Set<On>();
  const counts = { error: 0, warning: 0, info: 0 };
  const metaOf = (id: string) => (id === crashed.id ? crashed : rules.get(id));
  const unsettle = (on: On) => unsettled.add(on);
  const boardOf = ({ said }: Spoken<Finding>) => (said.waiver === undefined ? open : waived);

  const add = (outcome: Outcome, here: Design) => {
    const on: On[] = [];
    for (const raw of outcome.findings) {
      const rule = metaOf(raw.rule);
      const severity = rule && settings.severityOf(rule, raw.message, raw.hosts);
      if (rule === undefined || severity === undefined || severity === 'off') continue;
      const covering = here.review.waivers.length === 0 ? noWaivers : waivers.covering(here, raw);
      waivers.count(covering, 1);
      const one: On = { raw, rule, severity, covering, shown: undefined };
      on.push(one);
      hiding.add(one, unsettle);
      unsettled.add(one);
    }
    const asked = outcome.questions.flatMap((raw) => {
      const rule = metaOf(raw.rule);
      return rule !== undefined && settings.isOn(rule, raw.hosts) ? speakQuestion(rule, raw) : [];
    });
    for (const entry of asked) questions.add(entry);
    if (on.length + asked.length > 0) kept.set(outcome, { on, questions: asked });
  };

  const remove = (outcome: Outcome) => {
    const before = kept.get(outcome);
    if (before === undefined) return;
    kept.delete(outcome);
    for (const entry of before.questions) questions.remove(entry);
    for (const one of before.on) {
      hiding.remove(one, unsettle);
      waivers.count(one.covering, -1);
      if (one.shown !== undefined) boardOf(one.shown).remove(one.shown);
    }
    for (const one of before.on) unsettled.delete(one);
  };

  /** Puts those on a board that nobody hides, takes those off that somebody does. */
  const settleAll = () => {
    for (const one of unsettled) {
      const isHidden = hiding.isHidden(one);
      if (isHidden === (one.shown === undefined)) continue;
      if (isHidden) {
        if (one.shown !== undefined) boardOf(one.shown).remove(one.shown);
        one.shown = undefined;
      } else {
        one.shown = speak(one.rule, one.raw, one.severity, waivers.inForce(one.covering));
        boardOf(one.shown).add(one.shown);
      }
    }
    unsettled.clear();
  };

  return {
    change: (gone: Iterable<Outcome>, come: Iterable<Outcome>, here: Design): void => {
      for (const outcome of gone) remove(outcome);
      for (const outcome of come) add(outcome, here);
      settleAll();
      const change = open.flush();
      for (const { said } of change.out) counts[said.severity]--;
      for (const { said } of change.come) counts[said.severity]++;
      touching.change(change);
      waived.flush();
      questions.flush();
    },
    /** What stands on the boards now. `isLast`: does nothing newer stand there? */
    result: (here: Design, isLast: (result: LintResult) => boolean): LintResult => {
      const [findings, accepted, asked] = [open.reader(), waived.reader(), questions.reader()];
      let own: ReturnType<typeof indexOf> | undefined;
      const result: LintResult = {
        get findings() {
          return findings();
        },
        get waived() {
          return accepted();
        },
        get questions() {
          return asked();
        },
        waivers: waivers.states(here),
        counts: { ...counts },
        of: (id) => {
          if (own === undefined && isLast(result)) return touching.of(id);
          own ??= indexOf(findings());
          return own.get(id) ?? nothing;
        },
      };
      return result;
    },
  };
};

/**
 * Settings, hiding and waivers over what the checks said: the outcome as people see it, kept up
 * to date by what comes and goes. `anew` is for other profiles, waivers or hosts, or another day:
 * all is settled again, and `live` is all there is.
 */
export const makeSettler = (rules: ReadonlyMap<string, RuleMeta>) => {
  let table: ReturnType<typeof makeTable> | undefined;
  let last: LintResult | undefined;
  const isLast = (result: LintResult) => result === last;
  return {
    anew: (design: Design, today: string | undefined, live: Iterable<Outcome>): LintResult => {
      table = makeTable(rules, design, today);
      table.change([], live, design);
      last = table.result(design, isLast);
      return last;
    },
    change: (
      design: Design,
      gone: Iterable<Outcome>,
      come: Iterable<Outcome>,
    ): LintResult | undefined => {
      if (table === undefined) return undefined;
      table.change(gone, come, design);
      last = table.result(design, isLast);
      return last;
    },
  };
};
