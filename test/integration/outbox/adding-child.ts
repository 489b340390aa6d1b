import { writeSync } from 'node:fs';
import { createOutbox } from '../../../main/outbox/outbox.ts';
import { newReportEntry } from '../../support/outbox-entries.ts';

// Adds entries to the outbox in argv[2] until it is killed, or `argv[3]` times; one line on stdout for each that was kept.
const [folder = '', times = 'Infinity'] = process.argv.slice(2);
const outbox = createOutbox({ folder, now: Date.now, log: (line) => void writeSync(2, `${line}\n`) });
await outbox.start();
writeSync(1, 'ready\n');
for (let n = 0; n < Number(times); n += 1) {
  const entry = newReportEntry({ reportBytes: 20_000, screenshotBytes: 200_000 });
  const result = await outbox.add(entry);
  writeSync(1, `${result.kept ? `kept ${result.id}` : `lost ${result.reason}`}\n`);
}
await outbox.stop();
