import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The rooms and what each may use, as in README.md beside this file. Imports go down only, and
 * type imports count: a type is a dependency of the mind.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  analysis: ['model'],
  lint: ['analysis', 'model'],
  rules: ['lint', 'analysis', 'model'],
  templates: ['model'],
  file: ['model'],
  import: ['file', 'model'],
  layout: ['analysis', 'model'],
  export: ['layout', 'file', 'lint', 'analysis', 'model'],
  cli: ['export', 'layout', 'import', 'file', 'templates', 'rules', 'lint', 'analysis', 'model'],
  editor: ['layout', 'file', 'templates', 'lint', 'analysis', 'model'],
  ui: [],
  picture: ['layout', 'model'],
  canvas: ['editor', 'picture', 'ui', 'layout', 'lint', 'analysis', 'model'],
  panels: [
    'editor',
    'picture',
    'ui',
    'export',
    'layout',
    'import',
    'file',
    'templates',
    'rules',
    'lint',
    'analysis',
    'model',
  ],
  app: [
    'canvas',
    'panels',
    'editor',
    'picture',
    'ui',
    'export',
    'layout',
    'import',
    'file',
    'templates',
    'rules',
    'lint',
    'analysis',
    'model',
  ],
};
const pureRooms = [
  'model',
  'analysis',
  'lint',
  'rules',
  'templates',
  'file',
  'import',
  'layout',
  'cli',
];
const reactRooms = ['ui', 'picture', 'canvas', 'panels', 'app'];

/** Packages and the files that may import them, besides tests. */
const packages: Readonly<Record<string, (file: SourceFile) => boolean>> = {
  react: ({ room, path }) => reactRooms.includes(room) || path === 'editor/use-editor.ts',
  'react-dom': ({ room }) => reactRooms.includes(room),
  zustand: ({ room }) => room === 'editor',
  '@xyflow/react': ({ room }) => room === 'canvas',
  idb: ({ room }) => room === 'editor',
  fflate: ({ room, path }) =>
    room === 'file' ||
    room === 'export' ||
    path.startsWith('import/open/') ||
    /^import\/.*\.fixture\.ts$/.test(path),
  // Writes the workbooks of tests, and is the yardstick of our own scanner.
  hucre: ({ path }) => path.endsWith('.fixture.ts'),
  // Tables and XML are large: only what is loaded on demand touches them.
  papaparse: ({ path }) =>
    path.startsWith('import/open/') || /^import\/.*\.fixture\.ts$/.test(path),
  saxes: ({ room }) => room === 'import',
  'fast-check': ({ path }) => path.startsWith('model/arbitrary'),
};

interface Import {
  readonly from: string;
  readonly line: number;
}
interface SourceFile {
  /** From `src/`, with forward slashes. */
  readonly path: string;
  readonly room: string;
  readonly isTest: boolean;
  readonly text: string;
  readonly imports: readonly Import[];
}

const src = dirname(fileURLToPath(import.meta.url));
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

const importsIn = (text: string): Import[] =>
  [...text.matchAll(importPattern)].map((match) => ({
    from: match[1] ?? match[2] ?? '',
    line: text.slice(0, match.index + match[0].length).split('\n').length,
  }));

const files: SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.tsx?$/.test(path) && path.includes('/'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return {
      path,
      room: path.slice(0, path.indexOf('/')),
      isTest: /\.(?:test|fixture)\.tsx?$/.test(path),
      text,
      imports: importsIn(text),
    };
  });
const sources = files.filter(({ isTest }) => !isTest);

/** The path from `src/` that a relative import means; undefined for a package. */
const target = (file: SourceFile, from: string): string | undefined =>
  from.startsWith('.')
    ? relative(src, normalize(join(src, dirname(file.path), from)))
        .split(sep)
        .join('/')
    : undefined;

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

describe('rooms', () => {
  test('every folder is a room of the table', () => {
    expect([...new Set(files.map(({ room }) => room))].filter((room) => !(room in rooms))).toEqual(
      [],
    );
  });

  test('imports go down only, as the table says', () => {
    const wrong = sources.flatMap((file) =>
      file.imports.flatMap(({ from, line }) => {
        const to = target(file, from);
        if (to === undefined) return [];
        // The version of the command line is the package's: the one way out of src.
        if (to === '../package.json') return [];
        const room = to.slice(0, to.indexOf('/'));
        return room === file.room || rooms[file.room]?.includes(room)
          ? []
          : [`${file.path}:${line} imports ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('no import names an extension or a folder', () => {
    const known = new Set(files.map(({ path }) => path.replace(/\.tsx?$/, '')));
    const wrong = files.flatMap((file) =>
      file.imports.flatMap(({ from, line }) => {
        // A worker is imported as the address that it is started from.
        const to = target(file, from)?.replace(/\?worker&url$/, '');
        const isOther = to === undefined || /\.(json|css|woff2?)(\?\w+)?$/.test(to);
        return isOther || known.has(to) ? [] : [`${file.path}:${line} imports ${from}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('each package is used in its room only', () => {
    const wrong = sources.flatMap((file) =>
      file.imports.flatMap(({ from, line }) => {
        const allowed = from.startsWith('.') ? undefined : packages[packageOf(from)];
        return allowed === undefined || allowed(file)
          ? []
          : [`${file.path}:${line} imports ${from}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('what only tests use is imported by tests only', () => {
    const wrong = sources
      .filter(({ path }) => !path.startsWith('model/arbitrary'))
      .filter((file) =>
        file.imports.some(({ from }) => target(file, from)?.startsWith('model/arbitrary')),
      );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('Node is used by the command line only', () => {
    const wrong = sources.filter(
      ({ room, imports }) => room !== 'cli' && imports.some(({ from }) => from.startsWith('node:')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

/** Comments and texts may speak of anything; code may not do it. */
const codeOf = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`])\/\/[^\n]*/g, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

const mentions = (pattern: RegExp, among: readonly SourceFile[]): string[] =>
  among.flatMap(({ path, text }) => {
    const found = pattern.exec(codeOf(text));
    return found === null ? [] : [`${path}: ${found[0]}`];
  });

describe('what code may do', () => {
  const impure =
    /\b(?:document|window|navigator|localStorage|sessionStorage|indexedDB)\s*[.[]|\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bfetch\(|\bsetTimeout\(|\bcrypto\./;

  test('floors 0 to 2 know no browser, clock, chance or network', () => {
    const pure = sources.filter(
      ({ room, path }) =>
        // `cli/main.ts` hands the outside to the command line, `export/png.ts` needs a canvas.
        (pureRooms.includes(room) && path !== 'cli/main.ts') || path === 'export/svg.ts',
    );
    expect(mentions(impure, pure)).toEqual([]);
  });

  test('nothing makes code or markup out of text', () => {
    const unsafe =
      /\beval\(|\bnew Function\(|\.innerHTML\b|\.outerHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b|dangerouslySetInnerHTML|<foreignObject/;
    expect(mentions(unsafe, sources)).toEqual([]);
  });

  test('no type is switched off', () => {
    const off = /@ts-ignore|@ts-expect-error|@ts-nocheck|biome-ignore|:\s*any\b|\bas any\b|<any>/;
    const wrong = files
      .filter(({ path }) => path !== 'architecture.test.ts')
      .flatMap(({ path, text }) => {
        const found = off.exec(
          text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, (line) =>
            /@ts-|biome-ignore/.test(line) ? line : '',
          ),
        );
        return found === null ? [] : [`${path}: ${found[0]}`];
      });
    expect(wrong).toEqual([]);
  });

  test("React Flow's store is read in one file, so that its next version is one move", () => {
    const wrong = mentions(
      /\b(?:useStore|useStoreApi|useNodes|useEdges)\(/,
      sources.filter(({ path, room }) => room === 'canvas' && path !== 'canvas/flow-store.ts'),
    );
    expect(wrong).toEqual([]);
  });

  test('words of the library stay in the canvas', () => {
    const wrong = mentions(
      /\b(?:nodeId|edgeId|nodeTypes|edgeTypes)\b/,
      sources.filter(({ room }) => room !== 'canvas'),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  /** Tables, not ideas: measured widths and the frozen tables of links. */
  const tables = /(?:font-widths|\/dictionary-\d+|\/columns-\d+)\.ts$/;

  test('at most 300 lines each', () => {
    const long = files
      .filter(({ path }) => !tables.test(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('names say what is inside', () => {
    const vague =
      /(?:^|[/.-])(?:utils?|helpers?|common|misc|shared)\.tsx?$|\/(?:utils?|helpers?|common|misc)\//;
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  test('no file only passes others on', () => {
    const barrels = sources.filter(
      ({ path, text }) =>
        // The nouns of the model, and the package as others import it.
        !['model/design.ts', 'cli/library.ts'].includes(path) &&
        codeOf(text).replaceAll(/export\s[^;]*from\s*'';|\s/g, '') === '' &&
        text.includes('export'),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});
