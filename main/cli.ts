import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { cacheFolder, codeCacheIn } from './platform/cache-folder.ts';

// Else a tenth of a short command goes into compiling what was compiled the time before. Before Node 22 there is no such cache.
// Not from source, which is hundreds of files.
if (import.meta.filename.endsWith('.cjs')) enableCompileCache?.(codeCacheIn(cacheFolder(process.env, homedir())));
// Not at the top: what is imported there is loaded, and compiled, before that line.
void import('./cli/main.ts').then(({ runCommandLine }) => runCommandLine());
