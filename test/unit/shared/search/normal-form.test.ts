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
  // As it is spoken.
  ['kedengeran', 'dengar'],
  ['hapusin', 'hapus'],
  ['ngecilin', 'kecil'],
  ['ngilang', 'hilang'],
  ['burem', 'buram'],
  ['sampe', 'sampai'],
  ['ngaco', 'kacau'],
  // Whose ends only look like it.
  ['admin', 'admin'],
  ['paper', 'paper'],
  ['folder', 'folder'],
  ['video', 'video'],
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

test('words of chat messages are spelt out', () => {
  const words = (text: string) => splitWords(text).map((word) => word.text);
  expect(words('gmn ttd pdf')).toEqual(['bagaimana', 'tanda', 'tangan', 'pdf']);
  expect(words('gabisa ngga nggak tdk gada gamuncul')).toEqual([
    'tidak',
    'bisa',
    'tidak',
    'tidak',
    'tidak',
    'tidak',
    'ada',
    'tidak',
    'muncul',
  ]);
  expect(words('gambar gagal gaming game garis ganti gabung')).toEqual(['gambar', 'gagal', 'gaming', 'game', 'garis', 'ganti', 'gabung']);
});

test('drive letters, symbols that stand alone and hyphens', () => {
  expect(splitWords('C:\\ @ wi-fi di-install file-nya').map((word) => word.text)).toEqual(['c:', '@', 'wifi', 'install', 'file']);
});
