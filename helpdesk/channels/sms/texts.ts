import type { Language } from '../../../shared/model/language.ts';
import type { TicketStatus } from '../../../shared/model/ticket.ts';

interface Words {
  readonly got: (number: number) => string;
  readonly help: (organisation: string) => string;
  readonly stopped: string;
  readonly started: string;
  readonly noTicket: string;
  readonly notYours: (number: number) => string;
  readonly status: Readonly<Record<TicketStatus, string>>;
  readonly more: string;
  /** When there is no page to lead to. */
  readonly cut: string;
}

/** Letters of GSM only, and each short enough for one SMS. */
export const smsWords: Readonly<Record<Language, Words>> = {
  en: {
    got: (number) =>
      `Thank you, your message has arrived: number ${number}. To add something, just write again. STATUS tells how it stands.`,
    help: (organisation) =>
      `${organisation || 'Help desk'}: write what is wrong, we answer here. STATUS tells how it stands, STOP ends all SMS. Never send passwords.`,
    stopped: 'You will get no more SMS from us. Write START to change that.',
    started: 'You will get our answers by SMS again. Write STOP to end them.',
    noTicket: 'You have no open message with us. Write what is wrong, and we will help.',
    notYours: (number) => `No message ${number} came from this number. STATUS alone shows yours.`,
    status: {
      new: 'has arrived, nobody has looked at it yet',
      open: 'we are working on it',
      waiting: 'answered, we wait for you',
      solved: 'solved',
      closed: 'closed',
    },
    more: 'More:',
    cut: '(shortened; ask for the rest)',
  },
  id: {
    got: (number) =>
      `Terima kasih, pesan Anda sudah kami terima: nomor ${number}. Untuk menambah, kirim SMS lagi. Kirim STATUS untuk kabarnya.`,
    help: (organisation) =>
      `${organisation || 'Bantuan'}: tulis masalahnya, kami jawab di sini. STATUS untuk kabarnya, BERHENTI agar tanpa SMS. Jangan kirim kata sandi.`,
    stopped: 'Kami tidak akan mengirim SMS lagi. Kirim MULAI kalau berubah pikiran.',
    started: 'Jawaban kami akan datang lewat SMS lagi. Kirim BERHENTI agar tanpa SMS.',
    noTicket: 'Belum ada pesan Anda yang terbuka. Tulis saja masalahnya, kami bantu.',
    notYours: (number) => `Tidak ada pesan ${number} dari nomor ini. Kirim STATUS saja untuk melihat pesan Anda.`,
    status: {
      new: 'sudah kami terima, belum sempat kami lihat',
      open: 'sedang kami kerjakan',
      waiting: 'sudah kami jawab, kami menunggu Anda',
      solved: 'selesai',
      closed: 'ditutup',
    },
    more: 'Selengkapnya:',
    cut: '(dipersingkat; tanyakan lanjutannya)',
  },
};
