import type { Estate, ImportProblem, Source } from '../estate';
import type { Piece, Reader } from '../piece';
import { secretsIn, secretsSkipped } from '../secrets';
import { textOf } from '../written';
import { armPlan, deploymentIn } from './arm';
import { estateOfPlan } from './estate-of-plan';
import { odinPlan, odinState } from './odin';

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

const estateOf = (piece: Piece): Estate | undefined => {
  if (piece.kind !== 'json') return undefined;
  const problems: ImportProblem[] = [];
  const problem = (one: Omit<ImportProblem, 'file'>) => problems.push({ file: piece.name, ...one });
  const deployment = deploymentIn(piece.value);
  const state = deployment === undefined ? odinState(piece.value) : undefined;
  const plan =
    deployment !== undefined
      ? armPlan(deployment, problem)
      : state !== undefined
        ? odinPlan(state, problem)
        : undefined;
  if (plan === undefined) return undefined;
  const version =
    deployment === undefined ? textOf(fieldOf(piece.value, 'version'), 40) : undefined;
  const taken = /^\d{4}-\d\d-\d\d/.exec(textOf(fieldOf(piece.value, 'exportedAt')) ?? '')?.[0];
  const source: Source = {
    kind: deployment === undefined ? 'odin' : 'azureArm',
    files: [piece.name],
    ...(version === undefined ? {} : { version }),
    ...(taken === undefined ? {} : { taken }),
  };
  if (plan.nodes.length === 0)
    problem({ place: '', message: 'No node is named: there is no host to draw.' });
  const estate = estateOfPlan(plan, source, problems);
  return { ...estate, skipped: secretsSkipped(secretsIn(piece.value)) };
};

/** Azure Local as it is planned: parameters and answer files of deployments, exports of the ODIN Designer. */
export const azureReader: Reader = {
  title: 'Azure Local deployment',
  claims: (piece) =>
    piece.kind === 'json' &&
    (deploymentIn(piece.value) !== undefined || odinState(piece.value) !== undefined),
  read: async (pieces) => pieces.flatMap((piece) => estateOf(piece) ?? []),
};
