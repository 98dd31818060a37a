import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../lint/linter';
import { breaches } from '../model/invariants';
import { profileIds } from '../model/shape/words';
import { rules } from '../rules/index';
import { acceptAll } from './answers';
import { importFiles } from './files';
import { ImportRefused } from './import';
import { questionsOf } from './questions';
import { refresh } from './refresh';
import { goneBySilence } from './says-whole';

/**
 * Every real file there is, through the whole import and past every rule. The samples are not part
 * of the project: where they are not beside it, there is nothing to do.
 */
const folder = join(import.meta.dirname, '../../../shared/samples');
const isThere = existsSync(folder);
const files = isThere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && !path.endsWith('INDEX.md'))
  : [];
const input = (path: string) => ({
  name: relative(folder, path),
  bytes: new Uint8Array(readFileSync(path)),
});

/** What is no estate, by the beginning of its path: refused with a sentence that says what it is. */
const noEstate = [
  'drawio/',
  'vsdx/',
  'azurelocal/odin-design.schema.json',
  'vcf/networkPoolSpec.json',
  'hyperv/Get-VMNetworkAdapter',
  'vsphere/vcsim-govc-0.38/find-hosts.txt',
  'vsphere/vcsim-govc-0.38/ls-network.txt',
  'vsphere/vcsim-govc-0.38/dvs.portgroup.info.txt',
  'vsphere/vcsim-govc-0.38/host.portgroup.info.txt',
  'vsphere/vcsim-govc-0.38/host.vswitch.info.txt',
  'vsphere/vcsim-govc-0.38/host.vnic.info.json',
];

describe.skipIf(!isThere)('real files', () => {
  test.each(files.map((path) => [relative(folder, path), path] as const))(
    '%s',
    async (name, path) => {
      let result: Awaited<ReturnType<typeof importFiles>>;
      try {
        result = await importFiles([input(path)]);
      } catch (error) {
        if (!(error instanceof ImportRefused)) throw error;
        expect(
          noEstate.some((start) => name.startsWith(start)),
          error.message,
        ).toBe(true);
        for (const { message } of error.problems) expect(message).toMatch(/^[A-Z“].*[.!?)]$/s);
        return;
      }
      const { design, questions } = result;
      expect(noEstate.filter((start) => name.startsWith(start))).toEqual([]);
      expect(breaches(design)).toEqual([]);
      for (const given of [design, acceptAll(design, questions)]) {
        for (const profile of Object.keys(profileIds)) {
          const { findings } = lint(rules, { ...given, review: { ...given.review, profile } });
          expect(findings.filter(({ rule }) => rule.startsWith('internal/'))).toEqual([]);
        }
      }
      // The same export again changes nothing, and asks nothing new.
      expect(refresh(design, design)).toEqual(design);
      expect(refresh(design, design, goneBySilence(result))).toEqual(design);
      expect(questionsOf(refresh(acceptAll(design, questions), design)).length).toBeLessThanOrEqual(
        questions.length,
      );
    },
  );

  test.each([
    [['rvtools/pcmo-3.xlsx', 'rvtools/pcmo-3-csv-comma.zip'], 33],
    // Clusters of one name in other vCenters, networks of one name in other domains.
    [['rvtools/', 'vsphere/', 'esxcli/', 'hyperv/', 'vcf/', 'azurelocal/'], undefined],
  ] as const)('%s together: no source says anything different', async (starts, hosts) => {
    const together = files.map(input).filter(({ name }) => starts.some((s) => name.startsWith(s)));
    const { disagreements, counts } = await importFiles(together);
    expect(disagreements.listed).toEqual([]);
    if (hosts !== undefined) expect(counts.hosts).toBe(hosts);
  });
});
