import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { common as commonEn } from '../../../../renderer/i18n/en/common.ts';
import { desktop as desktopEn } from '../../../../renderer/i18n/en/desktop.ts';
import { common as commonId } from '../../../../renderer/i18n/id/common.ts';
import { desktop as desktopId } from '../../../../renderer/i18n/id/desktop.ts';
import type { Texts } from '../../../../renderer/i18n/texts.ts';

const flat = (texts: Texts, path = ''): Map<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

test.each([
  ['common', commonEn, commonId],
  ['desktop', desktopEn, desktopId],
] as const)('%s fills the same holes in both languages', (_name, en, id) => {
  const translated = flat(id);
  for (const [key, text] of flat(en)) {
    if (key.endsWith('_one')) continue;
    expect(holes(translated.get(key) ?? ''), key).toEqual(holes(text));
  }
});

test('every text that a desktop page names is there', () => {
  const known = new Set([...flat(desktopEn).keys(), ...flat(commonEn).keys()]);
  const folder = join(import.meta.dirname, '../../../../renderer/desktop');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.tsx')) continue;
    for (const [, key] of readFileSync(join(folder, file), 'utf8').matchAll(/\bt\('([^']+)'/g)) {
      expect(known.has(key ?? '') || known.has(`${key}_other`), `${file}: ${key}`).toBe(true);
    }
  }
});
