import { writeDesign } from '../../file/write';
import { templateById, templates } from '../../templates/index';
import { only, parsed } from '../args';
import { UsageError } from '../io';
import type { Command } from './command';

const width = Math.max(...templates.map(({ id }) => id.length)) + 2;

export const newCommand: Command = {
  name: 'new',
  usage: 'TEMPLATE [--hosts N]',
  summary: 'Print a new design made from a template',
  options: [
    ['--hosts N', 'how many hosts'],
    ['--list', 'say which templates there are'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      hosts: { type: 'string' },
      list: { type: 'boolean' },
    });
    if (values.list === true) {
      for (const { id, summary } of templates) io.out(`${id.padEnd(width)}${summary}\n`);
      return 0;
    }
    const id = only(positionals, 'template');
    const template = templateById(id);
    if (template === undefined) {
      throw new UsageError(
        `there is no template “${id}”: ${templates.map((t) => t.id).join(', ')}`,
      );
    }
    try {
      const { hosts } = values;
      io.out(writeDesign(template.make(hosts === undefined ? {} : { hosts: Number(hosts) })));
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(`--${error.message}`);
      throw error;
    }
    return 0;
  },
};
