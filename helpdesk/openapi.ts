import { readFileSync, writeFileSync } from 'node:fs';
import { openApi } from '../shared/api/openapi.ts';

// npm run openapi: writes the contract to docs/openapi.json, where a test compares it.
const at = (path: string) => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
writeFileSync(at('docs/openapi.json'), `${JSON.stringify(openApi(version), null, 2)}\n`);
