import { writeDesign } from '../../file/write';
import { applyAnswers } from '../../import/answers';
import { countsOf } from '../../import/counts';
import { disagreementWords, placeWords, type Statement } from '../../import/disagreement';
import { type ImportProblem, sourceKinds } from '../../import/estate';
import { importFiles } from '../../import/files';
import { ImportRefused } from '../../import/import';
import type { InputFile } from '../../import/piece';
import { questionsOf } from '../../import/questions';
import { refresh } from '../../import/refresh';
import type { ImportResult, Question } from '../../import/result';
import { goneBySilence } from '../../import/says-whole';
import type { Design } from '../../model/design';
import { profileName, profileOf } from '../../model/find';
import { parsed } from '../args';
import { InputError, type Io, plain, UsageError } from '../io';
import { nameOfFile, openDesign, textOf } from '../open';
import { counted } from '../paint';
import type { Command } from './command';

const mostProblems = 20;
const mostDisagreements = 10;

const sentence = ({ file, place, message }: ImportProblem): string =>
  plain(`${nameOfFile(file)}: ${place === '' ? '' : `${place}: `}${message}`);

const readAll = async (io: Io, names: readonly string[]): Promise<readonly InputFile[]> => {
  const files: InputFile[] = [];
  for (const name of names) {
    const inside = await io.filesIn(name);
    for (const file of inside ?? [name]) files.push({ name: file, bytes: await io.read(file) });
    if (inside?.length === 0) throw new InputError(`${nameOfFile(name)}: this folder is empty`);
  }
  return files;
};

const imported = async (io: Io, files: readonly InputFile[]): Promise<ImportResult> => {
  try {
    return await importFiles(files);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    const [first, ...more] = error.problems;
    for (const problem of more.slice(0, mostProblems)) io.err(`${sentence(problem)}\n`);
    throw new InputError(first === undefined ? error.message : sentence(first));
  }
};

/** Answers from a file, or a line that names what does not fit. */
const answered = async (
  io: Io,
  design: Design,
  questions: readonly Question[],
  file: string | undefined,
): Promise<Design> => {
  if (file === undefined) return design;
  let answers: unknown;
  try {
    answers = JSON.parse(textOf(await io.read(file), file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${nameOfFile(file)}: this is not JSON`);
  }
  const { design: next, problems } = applyAnswers(design, questions, answers);
  const [first] = problems;
  if (first !== undefined) throw new InputError(`${nameOfFile(file)}: ${plain(first)}`);
  return next;
};

const sourcesOf = ({ recognised }: ImportResult): string =>
  [...new Set(recognised.map(({ source }) => sourceKinds[source.kind]))].join(', ');

/** Files are told a few times: hundreds may make one source. */
const statement = ({ value, source: { kind, files, taken } }: Statement) => ({
  value,
  source: sourceKinds[kind],
  files: files.slice(0, 3),
  ...(taken === undefined ? {} : { taken }),
});

const summaryJson = (result: ImportResult, design: Design): string => {
  const questions = questionsOf(design);
  const { hosts, ...counts } = countsOf(design);
  return `${JSON.stringify(
    {
      source: sourcesOf(result),
      hosts,
      ...counts,
      questions: questions.length,
      problems: result.problems.length,
      details: {
        profile: profileOf(design, undefined),
        recognised: result.recognised,
        questions: questions.map(({ id, about, title, hostCount, suggestion }) => ({
          id,
          about,
          title,
          hosts: hostCount,
          ...(suggestion === undefined ? {} : { suggestion }),
        })),
        problems: result.problems,
        disagreements: {
          count: result.disagreements.count,
          isWhole: result.disagreements.isWhole,
          listed: result.disagreements.listed.map(({ taken, left, ...one }) => ({
            ...one,
            taken: statement(taken),
            left: statement(left),
          })),
        },
        skipped: result.skipped,
      },
    },
    null,
    2,
  )}\n`;
};

const summaryText = (result: ImportResult, design: Design): string => {
  const counts = countsOf(design);
  const lines = [
    `${sourcesOf(result)}: ${[
      counted(counts.hosts, 'host'),
      counted(counts.physicalNics, 'physical NIC'),
      counted(counts.standardSwitches, 'virtual switch', 'virtual switches'),
      counted(counts.distributedSwitches, 'distributed switch', 'distributed switches'),
      counted(counts.portGroups, 'port group'),
      counted(counts.vmkernelAdapters, 'VMkernel adapter'),
      counted(counts.vms, 'VM'),
    ].join(', ')}`,
    `judged by the profile ${profileName(design, profileOf(design, undefined))}`,
    ...result.skipped.map(
      ({ what, why, count }) =>
        `left alone: ${what}${count === undefined ? '' : ` (${count})`}: ${why}`,
    ),
    ...result.problems.slice(0, mostProblems).map(sentence),
  ];
  const more = result.problems.length - mostProblems;
  if (more > 0) lines.push(`${more} more problems; --summary json lists them`);
  const { disagreements } = result;
  if (disagreements.count > 0) {
    lines.push(`sources disagree in ${counted(disagreements.count, 'field')}:`);
    for (const one of disagreements.listed.slice(0, mostDisagreements))
      lines.push(`  ${placeWords(one)}: ${disagreementWords(one)}`);
    const more = disagreements.listed.length - mostDisagreements;
    if (more > 0) lines.push(`  ${more} more such lines; --summary json lists them`);
  }
  const questions = questionsOf(design);
  if (questions.length > 0) {
    lines.push(`${counted(questions.length, 'question')} that nothing in the export answers:`);
    for (const { id, title, suggestion } of questions) {
      const guess = suggestion === undefined ? '' : ` (guess: ${JSON.stringify(suggestion.value)})`;
      lines.push(`  ${title}${guess}`, `      ${JSON.stringify(id)}`);
    }
  }
  return lines.map((line) => `${plain(line)}\n`).join('');
};

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE… [--output design.json] [--answers answers.json] [--summary json]',
  summary: 'Make a design of what runs today: RVTools, vSphere, esxcli, Hyper-V, VCF exports',
  options: [
    ['--output F', 'write the design there; without it to standard output'],
    ['--refresh F', 'bring a newer export into this design: what you did to it stays'],
    ['--answers F', 'JSON: { "acceptSuggestions": true, "answers": { "question": … } }'],
    ['--summary S', 'json or text: print what was found instead of the design'],
  ],
  run: async (args, io) => {
    const { values, positionals } = parsed(args, {
      output: { type: 'string' },
      refresh: { type: 'string' },
      answers: { type: 'string' },
      summary: { type: 'string' },
    });
    if (positionals.length === 0) throw new UsageError('name a file or a folder');
    const { summary } = values;
    if (summary !== undefined && summary !== 'json' && summary !== 'text') {
      throw new UsageError('--summary is json or text');
    }
    const result = await imported(io, await readAll(io, positionals));
    const before =
      values.refresh === undefined ? undefined : (await openDesign(io, values.refresh)).design;
    const fresh =
      before === undefined ? result.design : refresh(before, result.design, goneBySilence(result));
    const design = await answered(io, fresh, questionsOf(fresh), values.answers);
    if (values.output !== undefined) await io.write(values.output, writeDesign(design));
    if (summary === 'json') io.out(summaryJson(result, design));
    else if (summary === 'text') io.out(summaryText(result, design));
    else {
      io.err(summaryText(result, design));
      if (values.output === undefined) io.out(writeDesign(design));
    }
    return 0;
  },
};
