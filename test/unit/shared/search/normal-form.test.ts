import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalForm } from '../../../../shared/search/normal-form.ts';
import { fold, splitWords } from '../../../../shared/search/words.ts';

test.each([
  ['mencetak', 'cetak'],
  ['cetakan', 'cetak'],
  ['menyimpan', 'simpan'],
  ['terhapus', 'hapus'],
  ['mengembalikan', 'kembali'],
  ['ngeprint', 'print'],
  ['printers', 'printer'],
  ['shared', 'shar'],
  ['sharing', 'shar'],
])('%s -> %s', (word, form) => {
  expect(normalForm(word)).toBe(form);
});

test('a normal form is its own normal form', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abdegiklmnoprstuy'), minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(letters, (word) => normalForm(normalForm(word)) === normalForm(word)),
    { numRuns: 2000 },
  );
});

test('folding twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

test('drive letters, symbols that stand alone and hyphens', () => {
  expect(splitWords('C:\\ @ wi-fi di-install file-nya').map((word) => word.text)).toEqual(['c:', '@', 'wifi', 'install', 'file']);
});
