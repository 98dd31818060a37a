import { doesMore, everyDoubleFailure, mostDoubles } from '../../analysis/failures/doubles';
import { type ElementKind, elementKinds } from '../../analysis/failures/elements';
import { everySingleFailure, type Impact, impactOf } from '../../analysis/failures/impact';
import { impactOfSeveral } from '../../analysis/failures/several';
import type { Design } from '../../model/design';
import { oneOf, only, parsed } from '../args';
import { UsageError } from '../io';
import { elementsNamed } from '../named-elements';
import { openDesign } from '../open';
import { painter } from '../paint';
import { failuresJson } from '../text/failures-json';
import { failuresMarkdown } from '../text/failures-markdown';
import { failuresText } from '../text/failures-text';
import type { Command } from './command';

/** `nic,switch`: two kinds, of which one of each fails at the same time. */
const kindsNamed = (text: string): readonly [ElementKind, ElementKind] => {
  const kinds = text.split(',').map((word) => word.trim());
  const known = kinds.filter((kind): kind is ElementKind => Object.hasOwn(elementKinds, kind));
  const [a, b] = known;
  if (a === undefined || b === undefined || kinds.length !== 2) {
    throw new UsageError(
      `--double takes two kinds with a comma between, of ${Object.keys(elementKinds).join(', ')}`,
    );
  }
  return [a, b];
};

const doublesFor = (design: Design, text: string, scope: string | undefined) => {
  const [a, b] = kindsNamed(text);
  const doubles = everyDoubleFailure(design, a, b, scope);
  if (doubles.isTooMany) {
    throw new UsageError(
      `${doubles.count.toLocaleString('en')} pairs are more than ${mostDoubles.toLocaleString('en')}: name a host or cluster with --of`,
    );
  }
  return doubles.impacts;
};

/** A host or cluster by id or name. */
const scopeNamed = (design: Design, named: string | undefined): string | undefined => {
  if (named === undefined) return undefined;
  const found = [...design.clusters, ...design.hosts].filter(
    ({ id, name }) => id === named || name === named,
  );
  const [only, more] = found;
  if (only !== undefined && more === undefined) return only.id;
  throw new UsageError(
    only === undefined
      ? `there is no host or cluster “${named}”`
      : `“${named}” is the name of ${found.map(({ id }) => id).join(' and ')}: use the id`,
  );
};

const impactsFor = (
  design: Design,
  named: readonly string[],
  scope: string | undefined,
): readonly Impact[] => {
  if (named.length === 0) return everySingleFailure(design, scope);
  return named.flatMap((words) => {
    const parts = words.split('+').map((word) => elementsNamed(design, word.trim()));
    if (parts.length === 1) return parts.flat().map((element) => impactOf(design, element));
    return [impactOfSeveral(design, parts.flat())];
  });
};

export const failuresCommand: Command = {
  name: 'failures',
  usage: 'FILE [--element E]… [--double K,K] [--of H] [--format text|json|markdown] [--all]',
  summary: 'Say what each single failure takes down, moves or slows',
  options: [
    ['--element E', 'only this one: an id (h1.n2, upstream:s1), a name or a kind (nic, card, …);'],
    ['', 'a+b for both at once; may be given several times'],
    ['--double K,K', 'two of these kinds at once, as nic,physicalSwitch: what neither does alone;'],
    ['', 'with --all every pair'],
    ['--of H', 'only a host or a cluster: its id or name'],
    ['--format F', 'text (usual), json or markdown'],
    ['--all', 'what stays the same, too'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      element: { type: 'string', multiple: true },
      double: { type: 'string' },
      of: { type: 'string' },
      format: { type: 'string' },
      all: { type: 'boolean' },
    });
    const format = oneOf('--format', values.format, ['text', 'json', 'markdown']) ?? 'text';
    const { design, isWhole } = await openDesign(io, only(positionals, 'file'));
    const all = values.all === true;
    const scope = scopeNamed(design, values.of);
    if (values.double !== undefined && values.element !== undefined) {
      throw new UsageError('--double and --element do not go together');
    }
    const impacts =
      values.double === undefined
        ? impactsFor(design, values.element ?? [], scope)
        : doublesFor(design, values.double, scope).filter((impact) => all || doesMore(impact));
    if (format === 'json') {
      io.out(`${JSON.stringify(failuresJson(design, impacts, all), null, 2)}\n`);
    } else if (format === 'markdown') io.out(failuresMarkdown(design, impacts, all));
    else io.out(failuresText(design, impacts, all, painter(io.color)));
    return isWhole ? 0 : 2;
  },
};
