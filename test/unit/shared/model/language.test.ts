import { describe, expect, test } from 'vitest';
import { inLanguage, pickLanguage } from '../../../../shared/model/language.ts';

describe('pickLanguage', () => {
  test.each([
    [['id_ID.UTF-8'], 'id'],
    [['in'], 'id'],
    [['ms_MY'], 'id'],
    [['en-GB', 'id'], 'en'],
    [['de_DE.UTF-8', 'id_ID'], 'id'],
    [['C.UTF-8'], 'en'],
    [[], 'en'],
  ] as const)('%j -> %s', (wanted, language) => {
    expect(pickLanguage(wanted)).toBe(language);
  });
});

test('a text without Indonesian, or with an empty one, is shown in English', () => {
  expect(inLanguage({ en: 'Hello' }, 'id')).toBe('Hello');
  expect(inLanguage({ en: 'Hello', id: '' }, 'id')).toBe('Hello');
  expect(inLanguage({ en: 'Hello', id: 'Halo' }, 'id')).toBe('Halo');
});
