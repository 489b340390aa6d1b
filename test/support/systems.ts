import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createDiagnostics } from '../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../main/diagnostics/validate.ts';
import { createApplications } from '../../main/platform/applications.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { type SectionData, type SectionId, sectionData } from '../../shared/model/sections.ts';
import { bus, programs } from './collect.ts';
import { systemRoot } from './system-root.ts';

const folder = join(import.meta.dirname, '../fixtures/systems');
export const systemNames = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** answers.json: what is no file. */
interface Answers {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly env: Readonly<Record<string, string>>;
  readonly uid: number;
  readonly home: string;
  /** As the menu names it. */
  readonly app: string;
  readonly programs: Parameters<typeof programs>[0];
  readonly services: Readonly<Record<string, readonly unknown[]>>;
}

interface Looked {
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
  readonly application: Application | null;
  readonly data: <Id extends SectionId>(id: Id) => SectionData<Id>;
}

/** Everything that is collected of a system of the library. Its files are copied, since git keeps no times of them. */
export async function lookAt(name: string): Promise<Looked> {
  const answers = JSON.parse(readFileSync(join(folder, name, 'answers.json'), 'utf8')) as Answers;
  const tree = join(folder, name, 'root');
  const files: Record<string, Uint8Array | { readonly link: string }> = {};
  // Not `recursive`, which would follow links.
  const take = (path: string): void => {
    for (const entry of readdirSync(join(tree, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`;
      if (entry.isSymbolicLink()) files[inner] = { link: readlinkSync(join(tree, inner)) };
      else if (entry.isDirectory()) take(inner);
      else files[inner] = readFileSync(join(tree, inner));
    }
  };
  take('');
  const { now, env, uid, home, app } = answers;
  const root = systemRoot(files, now);
  const exec = programs(answers.programs);
  const application = await createApplications({ root, env, home, uid, exec }).byName(app);
  const deps = { root, env, uid, home, exec, validate: validateSection, now: () => now, bus: bus(answers.services) };
  const { sections, findings } = await createDiagnostics(deps).run({ application });
  return {
    ...{ sections, findings, application },
    data: (id) => sectionData[id].parse(sections.find((section) => section.id === id)?.data) as never,
  };
}
