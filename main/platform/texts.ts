import type { Language } from '../../shared/model/language.ts';

/** What the main process says itself: tray, notifications, dialogs. Pages have their own texts in renderer/i18n. */
const en = {
  report: 'Report a problem',
  tips: 'Tips',
  reports: 'My reports',
  computer: 'My computer',
  contact: 'Contact',
  settings: 'Settings',
  quit: 'Quit Pandu',
  stateWell: 'Pandu: here to help',
  stateUnread: (count: number) => (count === 1 ? 'Pandu: you have a new answer' : `Pandu: you have ${count} new answers`),
  stateWaiting: (count: number) =>
    count === 1 ? 'Pandu: one message is kept safe and waits to be sent' : `Pandu: ${count} messages are kept safe and wait to be sent`,
  stateAnnouncement: 'Pandu: there is news from the help desk',
  answerTitle: 'The help desk has answered you',
  answersTitle: (count: number) => `The help desk has answered you (${count} reports)`,
  answersBody: 'Open My reports to read the answers.',
  solvedTitle: 'The help desk thinks this is solved',
  closedTitle: 'Your report has been closed',
  issueTitle: 'We know about this problem',
  newsTitle: 'News from the help desk',
  newsManyBody: (count: number) => `There are ${count} messages for you.`,
  open: 'Open',
  launcherComment: 'Get help from your help desk',
  crashTitle: 'Something went wrong in Pandu',
  crashBody: 'Pandu had to close its window. What you typed is kept. Shall it be opened again?',
  crashReopen: 'Open again',
  crashLater: 'Not now',
};
export type MainTexts = typeof en;

const id: MainTexts = {
  report: 'Laporkan masalah',
  tips: 'Tips',
  reports: 'Laporan saya',
  computer: 'Komputer saya',
  contact: 'Hubungi kami',
  settings: 'Pengaturan',
  quit: 'Tutup Pandu',
  stateWell: 'Pandu: siap membantu',
  stateUnread: (count) => (count === 1 ? 'Pandu: ada jawaban baru untuk Anda' : `Pandu: ada ${count} jawaban baru untuk Anda`),
  stateWaiting: (count) => `Pandu: ${count} pesan tersimpan aman dan menunggu dikirim`,
  stateAnnouncement: 'Pandu: ada kabar dari tim bantuan',
  answerTitle: 'Tim bantuan sudah menjawab Anda',
  answersTitle: (count) => `Tim bantuan sudah menjawab Anda (${count} laporan)`,
  answersBody: 'Buka Laporan saya untuk membaca jawabannya.',
  solvedTitle: 'Menurut tim bantuan, masalah ini sudah beres',
  closedTitle: 'Laporan Anda sudah ditutup',
  issueTitle: 'Masalah ini sudah kami ketahui',
  newsTitle: 'Kabar dari tim bantuan',
  newsManyBody: (count) => `Ada ${count} pesan untuk Anda.`,
  open: 'Buka',
  launcherComment: 'Dapatkan bantuan dari tim bantuan Anda',
  crashTitle: 'Ada yang tidak beres di Pandu',
  crashBody: 'Pandu terpaksa menutup jendelanya. Tulisan Anda tetap tersimpan. Buka lagi?',
  crashReopen: 'Buka lagi',
  crashLater: 'Nanti saja',
};

export const mainTexts: Readonly<Record<Language, MainTexts>> = { en, id };
