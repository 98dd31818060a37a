import { decodeLink } from '../../file/link/decode';
import { encodeLink } from '../../file/link/encode';
import { writeDesign } from '../../file/write';
import { only, parsed } from '../args';
import { InputError, plain, UsageError } from '../io';
import { openDesign, tell, textOf } from '../open';
import type { Command } from './command';

export const linkCommand: Command = {
  name: 'link',
  usage: 'FILE | --decode TEXT',
  summary: 'Print the share link of a design, or the design in a link',
  options: [
    ['--decode TEXT', 'print the design that is in a link; - reads it from standard input'],
    ['--base URL', 'the address of the app, to stand before #'],
    ['--no-addresses', 'leave out IP addresses'],
    ['--no-macs', 'leave out MAC addresses'],
    ['--no-names', 'leave out names and all free text'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      decode: { type: 'string' },
      base: { type: 'string' },
      'no-addresses': { type: 'boolean' },
      'no-macs': { type: 'boolean' },
      'no-names': { type: 'boolean' },
    });
    if (values.decode !== undefined) {
      if (positionals.length > 0) throw new UsageError('a file or --decode, not both');
      const isPiped = values.decode === '-';
      const text = isPiped ? textOf(await io.read('-'), '-') : values.decode;
      const result = decodeLink(text);
      if (!result.ok) throw new InputError(plain(`link: ${result.reason}`));
      tell(io, 'link', result.problems);
      io.out(writeDesign(result.design));
      return result.problems.length === 0 ? 0 : 2;
    }
    const { design, isWhole } = await openDesign(io, only(positionals, 'file'));
    const payload = encodeLink(design, {
      addresses: values['no-addresses'] !== true,
      macs: values['no-macs'] !== true,
      names: values['no-names'] !== true,
    });
    io.out(`${(values.base ?? '').split('#')[0]}#${payload}\n`);
    return isWhole ? 0 : 2;
  },
};
