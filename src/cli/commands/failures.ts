import {
  elementFrom,
  elementKinds,
  type FailureElement,
  keyOf,
} from '../../analysis/failures/elements';
import {
  elementsIn,
  everySingleFailure,
  type Impact,
  impactOf,
} from '../../analysis/failures/impact';
import { failureState } from '../../analysis/failures/state';
import type { Design } from '../../model/design';
import { oneOf, only, parsed } from '../args';
import { UsageError } from '../io';
import { openDesign } from '../open';
import { painter } from '../paint';
import { failuresJson } from '../text/failures-json';
import { failuresMarkdown } from '../text/failures-markdown';
import { failuresText } from '../text/failures-text';
import type { Command } from './command';

/** By id (`h1.n2`, `upstream:s1`), by the whole name (`esx01 › vmnic1`, also with a slash), or by a kind. */
const elementsNamed = (design: Design, named: string): readonly FailureElement[] => {
  const byKey = elementFrom(design, named);
  if (byKey !== undefined) return [byKey];
  const all = elementsIn(design);
  if (Object.hasOwn(elementKinds, named)) return all.filter(({ kind }) => kind === named);
  const name = named.replaceAll(/\s*[/›]\s*/g, ' › ');
  const found = all.filter((element) => element.name === name);
  if (found.length === 1) return found;
  throw new UsageError(
    found.length === 0
      ? `there is no element “${named}”: an id such as h1.n2 or upstream:s1, a name, or a kind (${Object.keys(elementKinds).join(', ')})`
      : `“${named}” is the name of ${found.map(keyOf).join(' and ')}: use the id`,
  );
};

/** Several elements down at once, as one row. */
const together = (design: Design, elements: readonly FailureElement[]): Impact => {
  const state = failureState(
    design,
    elements.map((element) => ({ do: 'fail', element })),
  );
  const singles = elements.map((element) => impactOf(design, element));
  const [first] = elements;
  return {
    element: {
      kind: first?.kind ?? 'nic',
      id: elements.map(keyOf).join('+'),
      name: elements.map(({ name }) => name).join(' + '),
    },
    services: state.services,
    pairs: state.pairs,
    unknown: [...new Set(singles.flatMap(({ unknown }) => unknown))],
  };
};

const impactsFor = (design: Design, named: readonly string[]): readonly Impact[] => {
  if (named.length === 0) return everySingleFailure(design);
  return named.flatMap((words) => {
    const parts = words.split('+').map((word) => elementsNamed(design, word.trim()));
    if (parts.length === 1) return parts.flat().map((element) => impactOf(design, element));
    return [together(design, parts.flat())];
  });
};

export const failuresCommand: Command = {
  name: 'failures',
  usage: 'FILE [--element E]… [--format text|json|markdown] [--all]',
  summary: 'Say what each single failure takes down, moves or slows',
  options: [
    ['--element E', 'only this one: an id (h1.n2, upstream:s1), a name or a kind (nic, card, …);'],
    ['', 'a+b for both at once; may be given several times'],
    ['--format F', 'text (usual), json or markdown'],
    ['--all', 'what stays the same, too'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      element: { type: 'string', multiple: true },
      format: { type: 'string' },
      all: { type: 'boolean' },
    });
    const format = oneOf('--format', values.format, ['text', 'json', 'markdown']) ?? 'text';
    const { design, isWhole } = await openDesign(io, only(positionals, 'file'));
    const impacts = impactsFor(design, values.element ?? []);
    const all = values.all === true;
    if (format === 'json') {
      io.out(`${JSON.stringify(failuresJson(design, impacts, all), null, 2)}\n`);
    } else if (format === 'markdown') io.out(failuresMarkdown(design, impacts, all));
    else io.out(failuresText(design, impacts, all, painter(io.color)));
    return isWhole ? 0 : 2;
  },
};
