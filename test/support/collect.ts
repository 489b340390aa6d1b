import { createDiagnostics, type DiagnosticsDeps } from '../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../main/diagnostics/validate.ts';
import type { Ask } from '../../main/platform/bus-values.ts';
import type { Exec } from '../../main/platform/exec.ts';
import type { Section } from '../../shared/model/section.ts';
import { type SectionId, sectionData } from '../../shared/model/sections.ts';
import { systemRoot } from './system-root.ts';

interface Collected {
  readonly section: Section | undefined;
  /** Ids of the rules that fired. */
  readonly findings: readonly string[];
}

/** The clock of these tests, and when their files were written: 2026-11-24T12:30:00Z. */
export const clock = Date.UTC(2026, 10, 24, 12, 30);

/** One section of a folder of fixtures, held to its schema. */
export async function collect(
  id: SectionId,
  files: Parameters<typeof systemRoot>[0],
  extra: Partial<DiagnosticsDeps> = {},
): Promise<Collected> {
  const diagnostics = createDiagnostics({
    root: systemRoot({ '/etc/hostname': 'x', ...files }, clock),
    ...{ env: {}, uid: 1000, home: '/home/budi', now: () => clock, exec: null, validate: validateSection },
    identity: { userName: 'budi', home: '/home/budi' },
    ...extra,
  });
  const { sections, findings } = await diagnostics.run({ ids: [id] });
  const section = sections[0];
  if (section?.data !== undefined) sectionData[id].parse(section.data);
  return { section, findings: findings.map((finding) => finding.id) };
}

/** Programs by their command line, or its beginning: what they print, or how they end. Any other is not installed. */
export function programs(
  answers: Readonly<Record<string, string | { readonly reason: 'timeout' | 'failed'; readonly stderr?: string }>>,
): Exec {
  return async (program, args) => {
    const line = [program, ...args].join(' ');
    const answer = Object.entries(answers).find(([start]) => line.startsWith(start))?.[1];
    if (answer === undefined) return { ok: false, reason: 'missing', code: null, stderr: '' };
    if (typeof answer === 'string') return { ok: true, stdout: answer, truncated: false };
    return { ok: false, reason: answer.reason, code: answer.reason === 'failed' ? 1 : null, stderr: answer.stderr ?? '' };
  };
}

/** A bus whose services answer by "destination path method"; all others are not there. */
export function bus(answers: Readonly<Record<string, readonly unknown[]>>): NonNullable<DiagnosticsDeps['bus']> {
  const ask: Ask = async (destination, path, method, _signature, body) => {
    const key = `${destination} ${path} ${method.split('.').pop()}`;
    return answers[`${key} ${String(body?.[0])}`] ?? answers[key] ?? null;
  };
  return async () => ask;
}
