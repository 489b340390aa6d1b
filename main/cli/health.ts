import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { findingLines } from './diagnose-text.ts';
import { findApplication, openDiagnostics } from './inspection.ts';

export const help = `Usage: pandu health [--json] [--app NAME]

Says what is wrong with this computer and which tip helps. Nothing is sent anywhere and nothing is changed.
For the facts behind it: pandu diagnose.

Options:
  --json       one JSON object on one line: {"findings": [...], "notLookedAt": [{"id": ..., "status": ..., "error": ...}]}
  --app NAME   also look at this application: its name ("LibreOffice Writer") or its program ("firefox")

Examples:
  pandu health
  pandu health --app firefox
  pandu health --json | jq -r '.findings[].id'
  pandu health >/dev/null || echo "this computer needs a look"

Exit codes: 0 nothing serious was found, 1 something serious was found or nothing could be looked at, 2 not understood.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, app: { type: 'string' } });
  if (!parsed.ok || parsed.words.length > 0) {
    io.note(`pandu health: ${parsed.ok ? `"${parsed.words[0]}" is not understood` : parsed.reason}; see pandu health --help`);
    return exitCodes.usage;
  }
  const { json = false, app } = parsed.values;
  const application = app === undefined ? null : await findApplication(app);
  if (app !== undefined && application === null) {
    io.note(`pandu health: no application "${app}" is installed or running here.`);
    return exitCodes.failed;
  }
  const { sections, findings } = await (await openDiagnostics(io, false)).run({ application, signal: io.signal });
  const { text, code, note } = verdictOn(sections, findings, json);
  await io.out(`${text}\n`);
  if (note) io.note(`pandu health: ${note}`);
  return code;
}

/** What `pandu health` says of what was found, and its exit code. */
export function verdictOn(
  sections: readonly Section[],
  findings: readonly Finding[],
  json: boolean,
): { readonly text: string; readonly code: number; readonly note: string | null } {
  const notLookedAt = sections
    .filter(({ status }) => status === 'failed' || status === 'timeout')
    .map(({ id, status, error }) => ({ id, status, ...(error ? { error } : {}) }));
  const blind = notLookedAt.map(({ id, status, error }) => `?  ${id} could not be looked at (${error ?? status})`);
  const found = findings.length > 0 ? findingLines(findings) : ['Nothing wrong was found.'];
  const nothing = notLookedAt.length === sections.length;
  return {
    text: json ? JSON.stringify({ findings, notLookedAt }) : [...found, ...blind].join('\n'),
    code: nothing || findings.some(({ severity }) => severity === 'serious') ? exitCodes.failed : exitCodes.done,
    note: nothing ? 'nothing could be looked at.' : null,
  };
}
