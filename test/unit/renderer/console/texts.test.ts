import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { console as consoleTexts } from '../../../../renderer/i18n/en/console.ts';
import { diagnostics } from '../../../../renderer/i18n/en/diagnostics.ts';
import type { Texts } from '../../../../renderer/i18n/texts.ts';

const root = join(import.meta.dirname, '../../../../renderer');

function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key.replace(/_(one|other)$/, '')}`] : keysOf(value, `${prefix}${key}.`),
  );
}

/** Every literal key that the sources ask for. */
function usedKeys(folder: string): string[] {
  const sources = globSync('**/*.{ts,tsx}', { cwd: join(root, folder) }).map((path) => readFileSync(join(root, folder, path), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/\bt\('([^':]+)'/g)].map((match) => match[1] ?? ''));
}

describe('every key that a page asks for has its words', () => {
  test.each([
    ['console', consoleTexts],
    ['components/diagnostics', diagnostics],
  ] as const)('%s', (folder, texts) => {
    const known = new Set(keysOf(texts));
    expect(usedKeys(folder).filter((key) => !known.has(key))).toEqual([]);
  });
});

test('every action of the audit log has its words', () => {
  const folder = join(import.meta.dirname, '../../../../helpdesk/services');
  const sources = globSync('*.ts', { cwd: folder }).map((path) => readFileSync(join(folder, path), 'utf8'));
  const actions = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /'((?:session|password|user|desktop|enrolment-key|ticket|tip|announcement|policy|diagnostics|canned|view|rule)\.[a-z]+)'/g,
      ),
    ].map((match) => match[1] ?? ''),
  );
  const known = new Set(keysOf(consoleTexts.audit.actions));
  expect(actions.length).toBeGreaterThan(15);
  expect(actions.filter((action) => !known.has(action))).toEqual([]);
});
