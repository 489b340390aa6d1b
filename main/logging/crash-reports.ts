import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError, redactingTexts } from './log.ts';

export interface CrashContext {
  readonly version: string;
  readonly process: 'main' | 'page' | 'child';
  readonly detail?: string;
}

const kept = 20;

/**
 * One JSON file for each crash of our own, the newest twenty. Synchronous: there may be no later.
 * @returns the file, or null when it could not be written
 */
export function writeCrashReport(
  folder: string,
  now: Date,
  error: unknown,
  context: CrashContext,
  redact: (text: string) => string,
): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
    for (const name of names.slice(0, Math.max(0, names.length - kept + 1))) rmSync(join(folder, name), { force: true });
    const file = join(folder, `${now.toISOString().replaceAll(':', '-')}-${context.process}.json`);
    const report = { at: now.toISOString(), ...context, error: describeError(error) };
    writeFileSync(file, `${JSON.stringify(report, redactingTexts(redact), 2)}\n`, { mode: 0o600 });
    return file;
  } catch {
    return null;
  }
}
