import { type Crash, crashSchema } from '../../shared/model/crash.ts';
import type { Section } from '../../shared/model/section.ts';
import type { Redactor } from '../../shared/redaction/redactor.ts';

/** Public facts; a time or a signature is nothing of a person's. */
const publicKeys = ['at', 'signal', 'signature', 'source'];

/** The crash as a section of its report, redacted. @param off policy sends no crashes */
export function crashSection(crash: Crash, redactor: Redactor, now: Date, off: boolean): Section {
  const envelope = { id: 'crash', takenAt: now.toISOString(), durationMs: 0 };
  if (off) return { ...envelope, status: 'off' };
  return { ...envelope, status: 'ok', data: crashSchema.parse(redactor.value(crash, publicKeys)) };
}
