import { once } from 'node:events';
import { expect, test } from 'vitest';
import { waitFor } from '../support/session/wait.ts';
import { expectOnly, world } from './faults.ts';
import { home, needs, problemWithout } from './world.ts';

const problem = problemWithout('/usr/bin/soffice', '/usr/share/applications/libreoffice-writer.desktop');

test('LibreOffice was killed with a letter open, and its lock stayed behind', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const letter = `${home}/Documents/surat.odt`;
  await on.run('sh', ['-c', `mkdir -p ${home}/Documents; echo Halo > ${home}/Documents/surat.txt`]);
  await on.run('soffice', ['--headless', '--convert-to', 'odt', '--outdir', `${home}/Documents`, `${home}/Documents/surat.txt`]);
  await expectOnly(on, {
    finding: 'document-locked-leftover',
    app: 'LibreOffice Writer',
    serious: false,
    make: async () => {
      const office = on.start('soffice', ['--headless', '--norestore', letter]);
      await waitFor('the lock', 40, () =>
        on.run('cat', [`${home}/Documents/.~lock.surat.odt#`]).then(
          (text) => text.includes(';'),
          () => false,
        ),
      );
      // While it runs it is nobody's fault: the letter is open.
      expect((await on.health('LibreOffice Writer')).findings).not.toContain('document-locked-leftover');
      const gone = once(office, 'exit');
      await on.run('pkill', ['-KILL', '-x', 'soffice.bin']);
      await gone;
    },
    undo: () => on.run('rm', [`${home}/Documents/.~lock.surat.odt#`]),
  });
});
