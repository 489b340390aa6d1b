import { expect, test } from 'vitest';
import { createFiles } from '../../../../main/platform/files.ts';
import { readDeb } from '../../../../main/platform/packages.ts';
import { systemRoot } from '../../../support/system-root.ts';

const readFrom = (status: string) => readDeb(createFiles(systemRoot({ '/var/lib/dpkg/status': status })));

test('what is installed and what is half done, whatever stands between the fields', () => {
  const status = `Package: bash
Essential: yes
Status: install ok installed
Priority: required
Description: shell
 Version: not this one
Version: 5.2.15-2+b7

Package: gone
Status: deinstall ok config-files
Version: 1

Package: half
Status: install reinstreq half-installed
Version: 2

Package: nameless-version
Status: install ok installed

Package: last
Status: install ok installed
Version: 3`;
  expect(readFrom(status)).toEqual({
    packages: [
      { name: 'bash', version: '5.2.15-2+b7' },
      { name: 'half', version: '2' },
      { name: 'last', version: '3' },
    ],
    broken: ['half'],
  });
});

test.each([
  ['nothing but names', 'Package: a\n'.repeat(300_000)],
  ['no versions', 'Package: a\nStatus: install ok installed\n'.repeat(100_000)],
  ['one stanza that never ends', `Package: a\nStatus: install ok installed\n${'x: y\n'.repeat(300_000)}`],
  ['one line that never ends', `Package: a\nStatus: a b ${'c'.repeat(1_000_000)} d`],
])('a damaged list is read once (%s): with a search begun anew at each line it would take minutes', (_name, status) => {
  expect(readFrom(status)?.packages ?? []).toEqual([]);
});
