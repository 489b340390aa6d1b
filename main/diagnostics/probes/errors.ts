import type { CollectorContext } from '../collector.ts';
import { parseJournal } from '../collectors/journal.ts';
import type { ProbeFacts } from '../probe.ts';

const maxErrors = 30;

/** Errors of the last day that these programs noted; null when the journal did not answer. */
export async function recentErrors({ exec, signal }: CollectorContext, names: readonly string[]): Promise<ProbeFacts['errors'] | null> {
  if (exec === null) return null;
  const matches = names.flatMap((name, i) => [...(i > 0 ? ['+'] : []), `_COMM=${name.slice(0, 15)}`, '+', `SYSLOG_IDENTIFIER=${name}`]);
  const result = await exec(
    'journalctl',
    [
      ...['--no-pager', '-q', '-r', '-o', 'json', '-p', 'err', '-n', '200', '--since=-1day'],
      // By name: other fields hold command lines and environments.
      '--output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_COMM',
      ...matches,
    ],
    { timeoutMs: 4000, maxBytes: 1_000_000, signal },
  );
  if (!result.ok) return null;
  return parseJournal(result.stdout)
    .slice(0, maxErrors)
    .map(({ at, message, count }) => ({ at, message, count }));
}
