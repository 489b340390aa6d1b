import type { ways as english } from '../en/ways.ts';
import type { TranslationOf } from '../texts.ts';

/** Kata-kata untuk jalan masuk dan keluar selain aplikasi desktop: SMS, forum. */
export const ways = {
  sms: {
    title: 'SMS',
    hint: 'Hanya bila gerbang SMS sudah dipasang di server.',
    on: 'Terima dan jawab SMS',
    onHint: 'Setiap SMS bisa berbiaya. Nama dan nomor pendek tidak pernah dijawab; yang mengirim BERHENTI tidak dikirimi lagi.',
    prefixes: 'Hanya nomor yang berawalan',
    prefixesHint: '+62, +65. Kosong: nomor dari negara sendiri.',
    wrong: 'Awalan ditulis seperti +62.',
  },
  forum: {
    title: 'Forum',
    hint: 'Orang lain dengan pertanyaan yang sama menemukan solusinya di {{forum}}.',
    post: 'Kirim ke forum …',
    onlyEditors: 'Editor yang dapat mengirimnya.',
    saveFirst: 'Simpan draf dulu.',
    dialog: 'Kirim ke {{forum}}',
    language: 'Bahasa',
    subject: 'Judul',
    text: 'Isi',
    taken: 'Yang dihapus dari tiket:',
    left: 'Hapus dulu: {{names}}.',
    agree: 'Sudah saya baca: tidak ada nama, alamat, atau kata sandi di dalamnya.',
    action: 'Kirim',
    done: 'Terkirim ke forum',
    held: 'Moderator forum memeriksanya dulu.',
    heldSince: '{{name}} mengirimnya ke forum; moderator memeriksanya dulu.',
    look: 'Periksa lagi',
    posted: 'Dikirim oleh {{name}}',
    open: 'Buka di forum',
    gone: 'Tidak bisa dikirim dua kali. Perubahan di sini tidak mengubah kiriman itu.',
  },
} satisfies TranslationOf<typeof english>;
