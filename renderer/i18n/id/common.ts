import type { common as english } from '../en/common.ts';
import type { TranslationOf } from '../texts.ts';

/** Kata-kata yang dipakai bersama oleh desktop dan konsol. */
export const common = {
  tip: {
    problem: 'Masalahnya',
    cause: 'Mengapa terjadi',
    alternatives: 'Cara lain yang bisa dipakai',
    steps: 'Langkah demi langkah',
    check: 'Pastikan sudah berhasil',
    callHelp: 'Kapan menghubungi tim bantuan',
    about: 'Tentang {{app}}',
    updated: 'Diperbarui {{date}}',
    stepsDone_other: '{{done}} dari {{count}} langkah selesai',
    stepTick: 'Langkah {{number}} selesai',
  },
  cause: {
    desktop: 'Komputer',
    application: 'Aplikasi',
    server: 'Server atau jaringan',
    document: 'Dokumen',
    howto: 'Perlu diketahui',
  },
  causeLong: {
    desktop: 'Penyebabnya pengaturan komputer',
    application: 'Penyebabnya aplikasi itu sendiri',
    server: 'Penyebabnya server atau jaringan',
    document: 'Penyebabnya dokumen itu sendiri',
    howto: 'Caranya memang berbeda di sini',
  },
  severity: {
    serious: 'Penting',
    warning: 'Perlu dicek',
    hint: 'Sekadar info',
  },
  hinders: {
    blocked: 'Tidak bisa bekerja',
    slowed: 'Pekerjaan terhambat',
    question: 'Sekadar bertanya',
  },
  redactor: {
    hint: 'Seret di atas bagian yang tidak boleh dilihat orang. Kotak hitam menutupnya selamanya.',
    picture: 'Gambar layar Anda',
    box: 'Kotak hitam {{number}}: geser dengan tombol panah, ubah ukuran dengan Shift dan panah, hapus dengan Delete',
    add: 'Tambah kotak hitam',
    undo: 'Urungkan',
    clear: 'Hapus semua kotak',
    count_other: '{{count}} kotak hitam',
  },
  conversation: {
    file: 'Berkas',
    label: 'Percakapan',
    answered: 'Tim bantuan sudah menjawab.',
    pending: 'menunggu dikirim',
    pictures_other: 'dengan {{count}} gambar',
    you: 'Anda',
    helpdesk: 'Tim bantuan',
    picture: 'Gambar {{number}}',
    openPicture: 'Buka gambar {{number}} ukuran penuh',
    closePicture: 'Tutup gambar',
    pictureLost: 'Gambar ini belum bisa ditampilkan.',
    pictureLoading: 'Gambar sedang diambil …',
  },
  action: {
    inert: 'Menjadi tombol di komputer pengguna',
    onlyInPandu: 'Di Pandu pada komputer Anda, ada tombol yang langsung membuka hal di langkah ini.',
    copied: 'Tersalin',
    opened: 'Sebentar lagi terbuka.',
    failed: 'Belum berhasil di sini. Silakan ikuti petunjuk langkahnya.',
  },
  opensOutside: 'terbuka di peramban',
  externalImage: 'gambar: {{alt}}',
} as const satisfies TranslationOf<typeof english>;
