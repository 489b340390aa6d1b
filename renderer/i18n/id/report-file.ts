import type { reportFile as en } from '../en/report-file.ts';
import type { TranslationOf } from '../texts.ts';

/** Laporan yang dibawa tanpa jaringan. */
export const reportFile: TranslationOf<typeof en> = {
  more: 'Cara lain mengirimnya',
  offline: 'Tidak bisa menunggu sambungan?',
  text: 'Bawa laporan sebagai satu berkas: serahkan ke tim bantuan dengan flash disk, atau kirim lewat email, juga dari komputer lain atau ponsel Anda.',
  safe: 'Laporan tetap tersimpan di sini dan terkirim sendiri. Berapa kali pun sampai, tetap satu laporan.',
  open: 'Berkas ini tidak dienkripsi: siapa pun yang memegangnya bisa membaca laporan Anda.',
  save: 'Simpan sebagai berkas',
  mail: 'Kirim lewat email',
  busy: 'Sebentar …',
  saved: 'Tersimpan: {{file}}',
  savedMail: 'Sekarang kirim berkas ini ke {{address}} sebagai lampiran.',
  savedHand: 'Sekarang serahkan berkas ini ke tim bantuan.',
  mailed: 'Program email Anda sudah terbuka',
  mailedText: 'Pastikan berkasnya terlampir, lalu kirim ke {{address}}. Kalau belum ada, lampirkan sendiri: {{file}}',
  noProgram: 'Tidak ada program email yang bisa dibuka di sini',
  noProgramText: 'Berkasnya sudah tersimpan: {{file}}. Kirim ke {{address}} sebagai lampiran, dari mana pun Anda bisa menulis email.',
  copy: 'Salin alamatnya',
  copied: 'Tersalin',
  trouble: {
    gone: 'Tidak perlu lagi: tim bantuan sudah menerimanya.',
    'not-enrolled': 'Tim bantuan belum mengenal komputer ini, jadi tidak tahu berkas ini milik siapa. Silakan telepon saja.',
    'too-large': 'Terlalu besar untuk satu berkas. Laporan tetap di sini dan dikirim begitu ada sambungan.',
    failed: 'Tidak bisa disimpan di sana. Silakan pilih folder lain, atau periksa apakah disk penuh.',
  },
};
