import { gzipSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Piece, Rows } from '../piece';
import { limits } from './limits';
import { open } from './open';

const opened = async (bytes: Uint8Array, name = 'file') => open([{ name, bytes }]);
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const { pieces, problems } = await opened(bytes);
  expect(pieces).toEqual([]);
  return problems.map(({ message }) => message).join(' ');
};
const rowsOf = async (piece: Piece | undefined): Promise<Rows | undefined> =>
  piece?.kind === 'table'
    ? piece.sheet.rows()
    : piece?.kind === 'workbook'
      ? piece.sheets[0]?.rows()
      : undefined;

const csv = 'Host,Switch,MTU\r\nesx1,vSwitch0,1500\r\nesx2,"a, b",9000\r\n';
const csvRows = [
  ['Host', 'Switch', 'MTU'],
  ['esx1', 'vSwitch0', '1500'],
  ['esx2', 'a, b', '9000'],
];

describe('tables', () => {
  const utf16 = (text: string, isLittle: boolean): Uint8Array => {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
    return bytes;
  };
  test.each([
    ['UTF-8', strToU8(csv)],
    ['UTF-8 with a mark', strToU8(`\ufeff${csv}`)],
    ['UTF-16LE with a mark', utf16(`\ufeff${csv}`, true)],
    ['UTF-16LE', utf16(csv, true)],
    ['UTF-16BE with a mark', utf16(`\ufeff${csv}`, false)],
    ['UTF-16BE', utf16(csv, false)],
    ['semicolons', strToU8('Host;Switch;MTU\nesx1;vSwitch0;1500\nesx2;a, b;9000')],
    ['tabs', strToU8('Host\tSwitch\tMTU\nesx1\tvSwitch0\t1500\nesx2\ta, b\t9000\n')],
    [
      'the separator named',
      strToU8('sep=;\r\nHost;Switch;MTU\r\nesx1;vSwitch0;1500\r\nesx2;a, b;9000'),
    ],
    ['blank lines around', strToU8(`\n${csv}\n\n`)],
  ])('%s', async (_, bytes) => {
    const { pieces, problems } = await opened(bytes, 'in/RVTools_tabvSwitch.csv');
    expect(problems).toEqual([]);
    expect(pieces[0]).toMatchObject({
      kind: 'table',
      headings: csvRows[0],
      sheet: { name: 'RVTools_tabvSwitch' },
    });
    expect(await rowsOf(pieces[0])).toEqual(csvRows);
  });

  test('Windows-1252', async () => {
    const bytes = Uint8Array.from('Host;Ort;Büro\nesx1;Köln;€', (letter) =>
      letter === '€' ? 0x80 : letter.charCodeAt(0),
    );
    const { pieces } = await opened(bytes);
    expect(await rowsOf(pieces[0])).toEqual([
      ['Host', 'Ort', 'Büro'],
      ['esx1', 'Köln', '€'],
    ]);
  });

  test('trailing blanks of names stay, and columns that are not wanted are not read', async () => {
    const { pieces } = await opened(
      strToU8('Host,License,Port Group\nesx1,SECRET,"VM Network "\n'),
    );
    const [piece] = pieces;
    const rows = piece?.kind === 'table' ? await piece.sheet.rows((h) => h !== 'License') : [];
    expect(rows[1]).toEqual(['esx1', null, 'VM Network ']);
  });

  test('a quotation mark that is never closed is told', async () => {
    const { pieces } = await opened(strToU8('a,b,c\n1,2,3\n1,2,3\n1,2,3\n"4,5,6\n7,8,9\n'));
    await expect(rowsOf(pieces[0])).rejects.toThrow('never closed');
  });

  test('console output is no table', async () => {
    const text = `Switch Name    Num Ports   Uplinks
vSwitch0       2560        vmnic0,vmnic1,vmnic2
  PortGroup Name        VLAN ID  Used Ports  Uplinks
  VM Network            0        1           vmnic0,vmnic1,vmnic2`;
    expect((await opened(strToU8(text))).pieces).toEqual([{ kind: 'text', name: 'file', text }]);
  });
});

describe('workbooks', () => {
  const written = (rows: (string | number | boolean | null)[][], name = 'vNIC') =>
    writeXlsx({ sheets: [{ name, rows }] });

  test('texts, numbers and booleans as they stand, blank rows in their place', async () => {
    const rows = [
      ['Host', 'Speed', 'WakeOn', 'Note'],
      ['esx1 ', 10000, true, 'a < b & "c"\nd'],
      [],
      ['esx2', 0.5, false, null, null, 'far'],
    ];
    const { pieces } = await opened(await written(rows));
    expect(pieces[0]).toMatchObject({ kind: 'workbook', sheets: [{ name: 'vNIC' }] });
    expect(await rowsOf(pieces[0])).toEqual(rows);
    const [sheet] = pieces[0]?.kind === 'workbook' ? pieces[0].sheets : [];
    expect(sheet?.headings()).toEqual(rows[0]);
  });

  test('rows far down cost only themselves', async () => {
    const sheet = (await import('fflate')).unzipSync(await written([['Host', 'x', 'y']]));
    const path = 'xl/worksheets/sheet1.xml';
    const xml = new TextDecoder().decode(sheet[path]);
    const far = xml
      .replace(/<dimension[^>]*>/, '<dimension ref="A1:CL1048576"/>')
      .replace(
        '</sheetData>',
        `${'<row r="9"/>'.repeat(500)}<row r="1048576"><c r="A1048576"><v>7</v></c></row></sheetData>`,
      );
    const { pieces } = await opened(zipSync({ ...sheet, [path]: strToU8(far) }));
    expect(await rowsOf(pieces[0])).toEqual([['Host', 'x', 'y'], [7]]);
  });

  test('another prefix, rich texts, formulas and errors', async () => {
    const book = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8(
        '<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="v&amp;w" sheetId="1" rel:id="a"/></x:sheets></x:workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="t/worksheet" Target="/xl/s.xml"/><Relationship Id="b" Type="t/sharedStrings" Target="texts.xml"/></Relationships>',
      ),
      'xl/texts.xml': strToU8(
        '<x:sst><x:si><x:r><x:t xml:space="preserve">one </x:t></x:r><x:r><x:t>two</x:t></x:r><x:rPh sb="0"><x:t>no</x:t></x:rPh></x:si><x:si><x:t/></x:si></x:sst>',
      ),
      'xl/s.xml': strToU8(
        '<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="str"><x:f>SUM(A1)</x:f><x:v>a_x000A_b</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData><x:rowBreaks/></x:worksheet>',
      ),
    });
    const { pieces } = await opened(book);
    expect(pieces[0]).toMatchObject({ sheets: [{ name: 'v&w' }] });
    expect(await rowsOf(pieces[0])).toEqual([['one two', null, 'a\nb', null, true]]);
  });
});

describe('containers', () => {
  test('a zip of a folder of tables, and a zip in it', async () => {
    const inner = zipSync({ 'b/RVTools_tabvNIC.csv': strToU8(csv) });
    const bytes = zipSync({
      'a/RVTools_tabvPort.csv': strToU8(csv),
      'a/inner.bin': inner,
      '__MACOSX/._x': strToU8('x'),
    });
    const { pieces, problems } = await opened(bytes, 'all.zip');
    expect(problems).toEqual([]);
    expect(pieces.map(({ name }) => name)).toEqual([
      'all.zip/a/RVTools_tabvPort.csv',
      'all.zip/a/inner.bin/b/RVTools_tabvNIC.csv',
    ]);
  });

  test('JSON, also packed, and a prompt that only looks like it', async () => {
    const json = strToU8('{"a": [1]}');
    const expected = { kind: 'json', value: { a: [1] } };
    expect((await opened(json)).pieces).toMatchObject([expected]);
    expect((await opened(gzipSync(json), 'x.json.gz')).pieces).toMatchObject([
      { ...expected, name: 'x.json' },
    ]);
    expect((await opened(strToU8('[root@esx1:~] esxcfg-nics -l\n'))).pieces).toMatchObject([
      { kind: 'text' },
    ]);
  });

  test('pictures and logs among other files are counted, alone they are the problem', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10);
    const log = strToU8('ElfFile\0');
    const mixed = await opened(
      zipSync({ 'a.csv': strToU8(csv), 'b.png': png, 'c.evtx': log, 'd.txt': strToU8('') }),
    );
    expect(mixed.pieces.length).toBe(1);
    expect(mixed.problems).toEqual([]);
    expect(mixed.skipped).toMatchObject([{ count: 3 }]);
    const { problems } = await opened(zipSync({ 'b.png': png, 'c.evtx': log }));
    expect(problems[0]?.message).toMatch(
      /nothing that is read here. b.png: It is a PNG picture. So it is with 1 more/,
    );
  });

  test('of a bundle that was packed as a zip only what tells of networking', async () => {
    const { pieces, skipped } = await opened(
      zipSync({
        'esx/commands/esxcfg-nics_-l.txt': strToU8('Name PCI'),
        'esx/var/log/vmkernel.log': strToU8('much'),
      }),
    );
    expect(pieces.map(({ name }) => name)).toEqual(['file/esx/commands/esxcfg-nics_-l.txt']);
    expect(skipped).toMatchObject([{ count: 1 }]);
  });

  test('of a vm-support bundle only what tells of networking', async () => {
    const bytes = gzipSync(
      tar({
        'esx-e1-2026/commands/esxcfg-nics_-l.txt': 'Name PCI',
        'esx-e1-2026/var/log/vmkernel.log': 'much',
        'esx-e1-2026/etc/vmware/esx.conf': '/net/pnic = "x"',
      }),
    );
    const { pieces, skipped } = await opened(bytes, 'v.tgz');
    expect(pieces.map(({ name }) => name)).toEqual([
      'v.tgz/esx-e1-2026/commands/esxcfg-nics_-l.txt',
      'v.tgz/esx-e1-2026/etc/vmware/esx.conf',
    ]);
    expect(skipped).toMatchObject([{ count: 1 }]);
  });
});

describe('what is something else is named', () => {
  test.each([
    ['nothing', strToU8(''), 'empty'],
    ['blanks', strToU8(' \n '), 'empty'],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'PNG'],
    ['PDF', strToU8('%PDF-1.7'), 'PDF'],
    ['draw.io', strToU8('<mxfile host="x"><diagram/></mxfile>'), 'draw.io'],
    ['Visio', zipSync({ 'visio/document.xml': strToU8('<a/>') }), 'Visio'],
    ['Word', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'Word'],
    ['old Excel', compound('Workbook'), 'save it as .xlsx'],
    ['locked Excel', compound('EncryptedPackage'), 'password'],
    ['our design', strToU8('{"format": "vswitchboard", "version": 1}'), 'open it instead'],
    [
      'our picture',
      strToU8('<svg><metadata id="vswitchboard-design">x</metadata></svg>'),
      'open it instead',
    ],
    ['a picture', strToU8('<?xml version="1.0"?>\n<svg xmlns="x"/>'), 'SVG'],
    ['a page', strToU8('<!doctype html><p>'), 'web page'],
    ['broken JSON', strToU8('{"a": 1,\n"b": }'), 'line 2'],
    ['noise', Uint8Array.of(1, 2, 3, 0, 255, 7, 0, 3), 'no file of a kind'],
  ])('%s', async (_, bytes, words) => {
    expect(await refusal(bytes)).toContain(words);
  });
});

describe('bombs', () => {
  test('a zip that claims too much is refused before it is inflated', async () => {
    const bytes = zipSync({ 'a.csv': strToU8(csv) });
    const claim = bytes.slice();
    // The size in the directory (its last record but one field); the local header stays honest.
    const view = new DataView(claim.buffer);
    const directory = claim.length - 22 - 46 - 5;
    view.setUint32(directory + 24, 0xf000_0000, true);
    expect(await refusal(claim)).toContain('MiB');
  });

  test('what grows too much is stopped while it grows', async () => {
    const zeros = new Uint8Array(limits.ratioFromBytes * 1.5).fill(32);
    expect(await refusal(zipSync({ 'a.csv': zeros }))).toContain('grows');
    expect(await refusal(gzipSync(zeros))).toContain('grows');
  });

  test('a file that is too large', async () => {
    const bytes = new Uint8Array(limits.fileBytes + 1);
    expect(await refusal(bytes)).toContain('too large');
  });
});

function compound(word: string): Uint8Array {
  const text = [...word].map((letter) => `${letter}\0`).join('');
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, ...strToU8(text)]);
}

function tar(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = new Uint8Array(512);
    const put = (at: number, value: string) => header.set(strToU8(value), at);
    put(0, name);
    put(124, text.length.toString(8).padStart(11, '0'));
    put(148, '        ');
    put(156, '0');
    put(257, 'ustar\u000000');
    const sum = header.reduce((all, byte) => all + byte, 0);
    put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
    const body = new Uint8Array(Math.ceil(text.length / 512) * 512);
    body.set(strToU8(text));
    return [header, body];
  });
  const out = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 1024));
  let at = 0;
  for (const block of blocks) {
    out.set(block, at);
    at += block.length;
  }
  return out;
}
