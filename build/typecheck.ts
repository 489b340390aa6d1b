import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

/** One project for each runtime: each knows only the globals that exist where it runs. */
const projects = ['shared', 'main', 'main/preload', 'renderer', 'helpdesk', 'build', 'test'];

async function check(project: string): Promise<string | null> {
  try {
    await promisify(execFile)('tsc', ['-p', project, '--pretty', 'false'], { cwd: root, timeout: 180_000 });
    return null;
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? `${project}:\n${String(error.stdout)}` : String(error);
  }
}

let failed = 0;
for (const project of projects) {
  const problems = await check(project);
  if (problems) {
    failed += 1;
    console.error(problems);
  }
}
console.log(`typecheck: ${projects.length - failed} of ${projects.length} projects are sound`);
process.exitCode = failed > 0 ? 1 : 0;
