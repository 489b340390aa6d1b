import type { addresses as en } from '../en/addresses.ts';
import type { TranslationOf } from '../texts.ts';

/** Alamat email pengguna, di halaman Hubungi kami. */
export const addresses: TranslationOf<typeof en> = {
  title: 'Alamat email Anda',
  text: 'Kalau Anda menulis ke tim bantuan dari alamat ini, email dan jawabannya juga muncul di Laporan saya.',
  label: 'Tambah alamat email',
  add: 'Kirimi saya kode',
  sending: 'Sebentar …',
  verified: 'Ini milik Anda',
  waiting: 'Email berisi kode sedang dikirim',
  sent: 'Kode sudah kami kirim',
  failed: 'Email tidak sampai ke alamat ini. Apakah ejaannya benar?',
  codeFor: 'Kode untuk {{address}}',
  hint: 'Bisa perlu beberapa menit. Periksa juga folder spam. Kode berlaku sampai {{time}}.',
  prove: 'Konfirmasi',
  anew: 'Kirim kode baru',
  remove: 'Hapus',
  removeFor: 'Hapus {{address}}',
  done: '{{address}} sudah dikonfirmasi.',
  removed: '{{address}} sudah dihapus. Kapan pun boleh ditambahkan lagi.',
  wrong: 'Kodenya bukan ini. Lihat email terbaru dari kami.',
  over: 'Kode ini sudah tidak berlaku. Minta yang baru.',
  offline: 'Alamat email Anda bisa dilihat dan diubah di sini begitu ada sambungan.',
  problem: {
    offline: 'Ini perlu sambungan. Silakan coba lagi nanti.',
    'too-many': 'Kami sudah mengirim beberapa kode. Silakan tunggu satu jam.',
    'no-address': 'Ketik satu alamat email, misalnya nama@example.org.',
    failed: 'Belum berhasil. Silakan coba lagi sebentar lagi.',
  },
};
