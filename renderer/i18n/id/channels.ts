import type { channels as en } from '../en/channels.ts';
import type { TranslationOf } from '../texts.ts';

/** Kata-kata halaman saluran, untuk administrator. */
export const channels: TranslationOf<typeof en> = {
  intro: 'Cara orang menghubungi Anda selain lewat tray, dan jawaban yang belum terkirim. Yang menunggu dicoba lagi dengan sendirinya.',
  ways: 'Saluran masuk dan keluar',
  none: 'Belum ada saluran lain yang diatur.',
  noneHow: 'Email dan saluran lain diaktifkan lewat variabel lingkungan meja bantuan: lihat “Operate the help desk” di dokumentasi.',
  way: {
    head: 'Saluran',
    email: { in: 'Kotak surat', out: 'Server email untuk jawaban' },
    sms: { in: 'SMS masuk', out: 'SMS keluar' },
    web: { in: 'Formulir web', out: 'Formulir web' },
    phone: { in: 'Telepon', out: 'Telepon' },
  },
  state: { head: 'Keadaan', works: 'berfungsi', fails: 'gagal sejak', silent: 'tidak ada kabar sejak' },
  okAt: 'Terakhir berfungsi',
  error: 'Kata pihak sana',
  unsent: {
    title: 'Jawaban yang belum sampai',
    all: 'Semua',
    failed: 'dihentikan',
    waiting: 'menunggu',
    none: 'Tidak ada yang menunggu: semua jawaban sudah terkirim.',
  },
  ticket: 'Tiket',
  to: 'Kepada',
  written: 'Ditulis',
  notTried: 'belum dicoba',
  next_other: '({{count}} kali dicoba; berikutnya {{time}})',
  retryFor: 'Coba lagi: jawaban #{{number}} kepada {{to}}',
  retried: 'Sudah masuk antrean lagi.',
};
