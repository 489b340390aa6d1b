import { once } from 'node:events';
import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { home, needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';

const problem = problemWithout('/usr/bin/soffice', '/usr/share/applications/libreoffice-writer.desktop');

test('LibreOffice with a letter open: what runs, its packages, its profile and who holds the letter', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const letter = `${home}/Documents/surat rahasia.odt`;
  await on.run('sh', ['-c', `mkdir -p ${home}/Documents; echo Halo > "${home}/Documents/surat rahasia.txt"`]);
  await on.run('soffice', ['--headless', '--convert-to', 'odt', '--outdir', `${home}/Documents`, letter.replace('.odt', '.txt')]);
  const office = on.start('soffice', ['--headless', '--norestore', letter]);
  await waitFor('the lock of the letter', 40, () =>
    on.run('cat', [`${home}/Documents/.~lock.surat rahasia.odt#`]).then(
      (text) => text.includes(';'),
      () => false,
    ),
  );

  const program = await see(on, 'application', 'LibreOffice Writer');
  expect(program.section.status).toBe('ok');
  expect(program.data).toMatchObject({ running: true, application: { package: 'libreoffice-writer', source: 'deb' }, sandbox: 'none' });
  const main = program.data.processes.find(({ name }) => name === 'soffice.bin');
  expect(main).toMatchObject({ openFiles: expect.any(Number) });
  expect(main?.memory).toBeGreaterThan(30e6);
  const installed = (await on.run('dpkg-query', ['-W', `-f=$\{Package} $\{Version}\\n`, 'libreoffice-core', 'libreoffice-writer']))
    .trim()
    .split('\n');
  const related = program.data.relatedPackages.map(({ name, version }) => `${name} ${version}`);
  expect(related).toEqual(expect.arrayContaining(installed));

  const near = await see(on, 'probe', 'LibreOffice Writer');
  expect(near.section.status).toBe('ok');
  expect(`libreoffice-writer ${near.data.version}`).toBe(installed[1]);
  expect(near.data).toMatchObject({
    ...{ probe: 'libreoffice', source: 'deb', java: { needed: false } },
    profile: { count: 1, damage: [], locks: expect.arrayContaining([{ kind: 'document', holder: 'running', count: 1 }]) },
  });
  expect(near.data.profile?.size).toBeGreaterThan(1000);
  expect(near.findings).toEqual([]);
  expect(JSON.stringify([program, near]), 'the name of a document stays here').not.toContain('rahasia');

  const gone = once(office, 'exit');
  await on.run('pkill', ['-KILL', '-x', 'soffice.bin']);
  await gone;
  const after = await see(on, 'probe', 'LibreOffice Writer');
  expect(after.data.profile?.locks).toContainEqual({ kind: 'document', holder: 'gone', count: 1 });
  expect(after.findings).toEqual(['document-locked-leftover']);
  expect((await see(on, 'application', 'LibreOffice Writer')).data.running).toBe(false);
});
