import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { collectorIds } from '../diagnostics/collectors.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { reportText } from './diagnose-text.ts';
import { findApplication, openDiagnostics } from './inspection.ts';

export const help = `Usage: pandu diagnose [--json] [--app NAME] [--only IDS] [--quick]

Looks at this computer and says what it found: first what may be wrong, then the facts. Secrets and personal data are
taken out. Nothing of it is sent and nothing is changed; one look-up and one page show whether the network works.

Options:
  --json       one JSON object on one line: {"sections": [...], "findings": [...]}
  --app NAME   also look at this application: its name ("LibreOffice Writer") or its program ("firefox")
  --only IDS   only these sections, separated by commas
  --quick      what can be read in an instant: no program is started, and nothing is asked of the network

Sections: ${collectorIds.join(', ')}

Examples:
  pandu diagnose
  pandu diagnose --only storage,memory
  pandu diagnose --app firefox --json | jq .findings

Exit codes: 0 done (also when something was found), 1 nothing could be collected, 2 not understood.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, app: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean' } });
  if (!parsed.ok || parsed.words.length > 0) {
    io.note(`pandu diagnose: ${parsed.ok ? `"${parsed.words[0]}" is not understood` : parsed.reason}; see pandu diagnose --help`);
    return exitCodes.usage;
  }
  const { json = false, app, only, quick = false } = parsed.values;
  const ids = only?.split(',').map((id) => id.trim());
  const unknown = ids?.find((id) => !collectorIds.some((known) => known === id));
  if (unknown !== undefined) {
    io.note(`pandu diagnose: there is no section "${unknown}". The sections are ${collectorIds.join(', ')}.`);
    return exitCodes.usage;
  }
  const application = app === undefined ? null : await findApplication(app);
  if (app !== undefined && application === null) {
    io.note(`pandu diagnose: no application "${app}" is installed or running here.`);
    return exitCodes.failed;
  }
  const diagnostics = await openDiagnostics(io, quick);
  const result = await diagnostics.run({ application, quick, signal: io.signal, ...(ids ? { ids } : {}) });
  await io.out(json ? `${JSON.stringify(result)}\n` : reportText(result.sections, result.findings));
  return worked(result.sections, result.findings) ? exitCodes.done : exitCodes.failed;
}

function worked(sections: readonly Section[], findings: readonly Finding[]): boolean {
  return findings.length > 0 || sections.some(({ status }) => status === 'ok' || status === 'partial');
}
