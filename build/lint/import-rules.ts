import { join } from 'node:path';
import { checkImports } from './check-imports.ts';

const problems = await checkImports(join(import.meta.dirname, '../..'));
for (const problem of problems) console.error(problem);
console.log(`import rules: ${problems.length === 0 ? 'kept' : `${problems.length} broken`}`);
process.exitCode = problems.length === 0 ? 0 : 1;
