import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageDesktop, type Target } from './package/desktop.ts';
import { packageHelpdesk } from './package/helpdesk.ts';

const targets: readonly Target[] = ['dir', 'deb', 'rpm', 'appimage'];
const root = join(import.meta.dirname, '..');

/** `npm run package -- dir|deb|rpm|appimage|helpdesk [--dev-runtime]`: into dist/package/. */
async function main(): Promise<string | null> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dev-runtime': { type: 'boolean', default: false } } });
  const wanted = positionals[0];
  if (wanted === 'helpdesk') return packageHelpdesk(root);
  const target = targets.find((name) => name === wanted);
  if (!target) return 'say what to make: npm run package -- dir|deb|rpm|appimage|helpdesk';
  return packageDesktop(root, { target, developmentRuntime: values['dev-runtime'] });
}

const refusal = await main();
if (refusal) console.error(`package: ${refusal}`);
else console.log('package: it is in dist/package/');
process.exitCode = refusal ? 1 : 0;
