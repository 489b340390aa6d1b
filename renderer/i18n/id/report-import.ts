import type { reportImport as en } from '../en/report-import.ts';
import type { TranslationOf } from '../texts.ts';

/** Kata-kata konsol untuk laporan yang datang sebagai berkas. */
export const reportImport: TranslationOf<typeof en> = {
  import: 'Impor berkas laporan',
  files: 'Berkas laporan',
  drop: 'Letakkan berkas laporan di sini',
  result: 'Berkas yang diimpor',
  imported: 'Sudah diimpor: tiket #{{number}}',
  again: 'Sudah ada di sini: tiket #{{number}}',
};
