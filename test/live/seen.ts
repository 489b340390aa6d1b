import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import type { SectionData, SectionId } from '../../shared/model/sections.ts';
import type { World } from '../faults/world.ts';

/** One section as the command line takes it in this world, and what fires on it. */
export async function see<Id extends SectionId>(
  on: World,
  id: Id,
  app?: string,
): Promise<{ readonly section: Section; readonly data: SectionData<Id>; readonly findings: readonly string[] }> {
  const args = ['main/cli.ts', 'diagnose', '--json', '--only', id, ...(app ? ['--app', app] : [])];
  const said = JSON.parse(await on.run(process.execPath, args)) as { sections: Section[]; findings: Finding[] };
  const [section] = said.sections;
  if (!section) throw new Error(`no section ${id}`);
  return { section, data: section.data as SectionData<Id>, findings: said.findings.map((finding) => finding.id) };
}
