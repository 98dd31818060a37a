import { InputError, type Io, plain } from './io';
import { textOf } from './open';

/** What a project keeps beside its designs in `vswitchboard.config.json`. The command line wins over it. */
export interface Config {
  readonly profile?: string;
  readonly format?: string;
  readonly minSeverity?: string;
  readonly maxWarnings?: number;
  readonly rules?: readonly string[];
}

export const configName = 'vswitchboard.config.json';

const texts = ['profile', 'format', 'minSeverity'] as const;

const checked = (raw: unknown, file: string): Config => {
  const wrong = (what: string): never => {
    throw new InputError(`${plain(file)}: ${what}`);
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return wrong('this is not an object');
  }
  const config: { -readonly [K in keyof Config]: Config[K] } = {};
  for (const [name, value] of Object.entries(raw)) {
    const text = texts.find((known) => known === name);
    if (name === '$schema') continue;
    if (text !== undefined) {
      config[text] = typeof value === 'string' ? value : wrong(`${name} is a text`);
    } else if (name === 'maxWarnings') {
      config.maxWarnings =
        Number.isInteger(value) && Number(value) >= 0
          ? Number(value)
          : wrong('maxWarnings is a whole number from 0');
    } else if (name === 'rules') {
      config.rules =
        Array.isArray(value) && value.every((rule) => typeof rule === 'string')
          ? value
          : wrong('rules is a list of rule names');
    } else wrong(`there is no setting “${plain(name).slice(0, 60)}”`);
  }
  return config;
};

/** The settings beside a design file; none for standard input or where there is no such file. */
export const configBeside = async (io: Io, file: string): Promise<Config> => {
  if (file === '-') return {};
  const folder = /^(.*[\\/])?[^\\/]*$/.exec(file)?.[1] ?? '';
  const path = `${folder}${configName}`;
  const bytes = await io.readIfThere(path);
  if (bytes === undefined) return {};
  let raw: unknown;
  try {
    raw = JSON.parse(textOf(bytes, path));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${plain(path)}: this is not JSON`);
  }
  return checked(raw, path);
};
