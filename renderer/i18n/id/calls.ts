import type { calls as english } from '../en/calls.ts';
import type { TranslationOf } from '../texts.ts';

export const calls: TranslationOf<typeof english> = {
  code: 'Kode bantuan',
  codeLabel: 'Yang dibacakan penelepon',
  codeHint: 'Enam karakter, dari Kontak di Pandu atau dari “pandu code”. Huruf besar, spasi, dan tanda hubung tidak berpengaruh.',
  open: 'Buka desktop',
  wrong: {
    length: 'Kode terdiri dari enam karakter: mintalah penelepon membacakannya sekali lagi.',
    characters: 'Kode tidak memuat A, B, E, G, I, O, Q, S, U, V, Z dan 0, 1, 2, 5, 8: mintalah penelepon mengejanya.',
  },
  refused: {
    'support-code-unknown':
      'Tidak ada desktop dengan kode ini. Mintalah penelepon mengejanya lagi; halamannya menampilkan satu kata untuk tiap karakter.',
    'support-code-expired':
      'Kode ini sudah tidak berlaku: hanya 15 menit, atau sampai ada yang baru. Mintalah penelepon menekan “Minta kode lain”.',
    'support-code-used': 'Kode ini sudah dipakai. Mintalah penelepon menekan “Minta kode lain”.',
  },
  title: 'Telepon',
  pageTitle: 'Telepon dari {{name}}',
  on: 'Sedang menelepon',
  over: 'Telepon selesai',
  since: 'sejak {{time}}',
  userSees:
    'Di setiap halaman Pandu pengguna melihat bahwa Anda membuka keterangan komputer ini, dan bisa mengakhirinya. Ini berakhir sendiri setelah satu jam.',
  overText: 'Kiriman komputer tidak ditampilkan lagi. Catatan masih bisa Anda selesaikan.',
  end: 'Akhiri telepon',
  ended: 'Telepon selesai, dan pengguna melihatnya',
  notes: 'Catatan telepon',
  said: 'Dengan kata-kata pengguna',
  saidHint: 'Pengguna membacanya di Laporan saya, seolah ia sendiri yang menulis.',
  about: 'Termasuk',
  newTicket: 'Tiket baru untuk penelepon',
  subject: 'Judul',
  subjectHint: 'Jika kosong, baris pertama',
  application: 'Aplikasi',
  note: 'Catatan internal',
  noteHint: 'Tidak pernah tampil bagi pengguna.',
  make: 'Tiket baru untuk penelepon',
  add: 'Tambahkan ke tiket',
  made: 'Tiket #{{number}} sudah ada, juga di Laporan saya milik pengguna',
  added: 'Ditambahkan ke tiket #{{number}}',
  tickets: 'Tiket orang ini',
  noTickets: 'Belum ada.',
  thisCall: 'telepon ini',
  facts: 'Keterangan terbaru',
  fresh: 'Dikirim karena diminta, untuk tiket',
  withReport: 'Dikirim bersama laporan tiket',
  noFacts: 'Desktop ini belum pernah mengirim laporan. Mintalah diagnostik untuk melihat keadaannya; penggunanya yang memutuskan.',
  asked: 'Sudah diminta: penelepon kini melihatnya di halaman Kontak dan di Laporan saya. Yang datang tampil di sini.',
  askBegins: 'Ini harus termasuk satu tiket: tiket untuk telepon ini dibuat, dan catatan Anda menjelaskan isinya.',
};
