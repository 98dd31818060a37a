/**
 * The marks that an import leaves on what it could not learn (`unknown`) or read off a name
 * (`guessed`), and the fields that answer them.
 */
const answeredBy: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  unknown: {
    vlan: ['vlan', 'trunkVlans', 'secondaryVlan'],
    failoverOrder: ['teaming', 'uplinks'],
  },
  guessed: { traffic: ['traffic'] },
};

type Values = Readonly<Record<string, unknown>>;

/** Of a team only its order answers: a changed policy leaves the order as open as it was. */
const orderOf = (value: unknown): string => {
  const { active, standby } = (value ?? {}) as Values;
  return JSON.stringify([active, standby]);
};

const isAnswered = (field: string, before: Values, after: Values): boolean => {
  if (field === 'teaming') return orderOf(before.teaming) !== orderOf(after.teaming);
  // With one uplink there is only one order.
  if (field === 'uplinks')
    return before.uplinks !== after.uplinks && (after.uplinks as readonly string[]).length < 2;
  return before[field] !== after[field];
};

/** The record after a change, without the marks that the change answered; the same record when it had none. */
export const withoutMarks = <T extends object>(before: T, after: T): T => {
  const was = before as Values;
  let now = after as Values;
  for (const [mark, fields] of Object.entries(answeredBy)) {
    const marks = now[mark];
    if (!Array.isArray(marks) || was[mark] !== marks) continue;
    const left = marks.filter(
      (name: string) => fields[name]?.some((field) => isAnswered(field, was, now)) !== true,
    );
    if (left.length === marks.length) continue;
    const { [mark]: _, ...rest } = now;
    now = left.length === 0 ? rest : { ...now, [mark]: left };
  }
  return now as T;
};
