import type { Estate, ImportProblem } from '../../estate';
import type { Piece, Reader } from '../../piece';
import { said, textOf } from '../../written';
import { estateOf } from '../estate-of';
import { findThings } from '../find';
import { isRecord, itemsAt, type Raw, stringAt, stringsAt } from '../raw';
import { collectorMark } from './script';

/** Written by our script: its mark stands in the file, so that no name has to be trusted. */
export const isCollected = (raw: Raw): boolean =>
  isRecord(raw) && stringAt(raw, 'collector') === collectorMark;

const claims = (piece: Piece): boolean => piece.kind === 'json' && isCollected(piece.value);

/** Hosts that did not answer are told a few times; how many more there are stands beside them. */
const told = 5;

const notRead = (raw: Raw, file: string): readonly ImportProblem[] => {
  const what = stringsAt(raw, 'notRead');
  if (what.length === 0) return [];
  const more = what.length > told ? ` and ${what.length - told} more` : '';
  return [
    {
      file,
      place: 'NotRead',
      message: `The script got no answer for ${what.slice(0, told).join('; ')}${more}: what they would say is unknown.`,
    },
  ];
};

/** What our PowerCLI script writes: each vCenter or host it was connected to is an estate. */
export const vsphereCollectorReader: Reader = {
  title: collectorMark,
  claims,
  read: async (pieces, progress) => {
    const out: Estate[] = [];
    for (const [i, piece] of pieces.entries()) {
      progress(i, pieces.length, piece.name);
      if (piece.kind !== 'json') continue;
      const file = piece.name;
      const source = said({
        kind: 'collector',
        files: [file],
        version: textOf(stringAt(piece.value, 'version')),
        taken: /^\d{4}-\d{2}-\d{2}$/.exec(stringAt(piece.value, 'taken') ?? '')?.[0],
      } as const);
      const servers = itemsAt(piece.value, 'vCenters');
      const problems = notRead(piece.value, file);
      if (servers.length === 0) {
        out.push(
          estateOf([], source, undefined, [
            ...problems,
            { file, place: 'VCenters', message: 'The script was connected to nothing.' },
          ]),
        );
      }
      for (const [n, server] of servers.entries()) {
        const vcenter = textOf(stringAt(server, 'instanceUuid') ?? stringAt(server, 'name'));
        const things = findThings(server, file).map((thing) => ({
          ...thing,
          place: `VCenters[${n}].${thing.place}`,
        }));
        out.push(estateOf(things, source, vcenter, n === 0 ? problems : []));
      }
    }
    return out;
  },
};
