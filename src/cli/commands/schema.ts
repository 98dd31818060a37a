import { topologySchema } from '../../file/schema';
import { parsed } from '../args';
import { UsageError } from '../io';
import type { Command } from './command';

export const schemaCommand: Command = {
  name: 'schema',
  usage: '',
  summary: 'Print the JSON Schema of design files',
  run: async (args, io) => {
    const [extra] = parsed(args, {}).positionals;
    if (extra !== undefined) throw new UsageError(`unexpected “${extra}”`);
    io.out(`${JSON.stringify(topologySchema(), null, 2)}\n`);
    return 0;
  },
};
