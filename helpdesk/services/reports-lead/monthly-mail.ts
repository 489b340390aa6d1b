import type { LeadReport, Trend } from '../../../shared/api/agent/lead.ts';
import type { Language } from '../../../shared/model/language.ts';

interface Words {
  readonly subject: (from: string, to: string) => string;
  readonly tickets: (now: number, before: number) => string;
  readonly answer: (median: string, p90: string) => string;
  readonly solution: (median: string, p90: string) => string;
  readonly rating: (mean: string, ratings: number) => string;
  readonly tips: (count: number) => string;
  readonly crashes: (rate: string) => string;
  readonly hurts: string;
  readonly nothing: string;
  readonly trend: Readonly<Record<Trend, string>>;
  readonly counted: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    subject: (from, to) => `Help desk, ${from} to ${to}`,
    tickets: (now, before) => `Tickets: ${now} (the span before: ${before})`,
    answer: (median, p90) => `First answer: half within ${median}, 90 % within ${p90}`,
    solution: (median, p90) => `Solved: half within ${median}, 90 % within ${p90}`,
    rating: (mean, ratings) => `Satisfaction: ${mean} of 5 (${ratings} ratings)`,
    tips: (count) => `Solved by a tip alone: ${count}`,
    crashes: (rate) => `Crashes per 100 desktop days: ${rate}`,
    hurts: 'What hurts most now:',
    nothing: 'nothing stands out',
    trend: { new: 'new', more: 'more than before', same: 'as before', less: 'less than before' },
    counted: 'Times are office hours. How all this is counted is on the page Reports of the console.',
  },
  id: {
    subject: (from, to) => `Layanan bantuan, ${from} sampai ${to}`,
    tickets: (now, before) => `Tiket: ${now} (periode sebelumnya: ${before})`,
    answer: (median, p90) => `Jawaban pertama: separuhnya dalam ${median}, 90 % dalam ${p90}`,
    solution: (median, p90) => `Selesai: separuhnya dalam ${median}, 90 % dalam ${p90}`,
    rating: (mean, ratings) => `Kepuasan: ${mean} dari 5 (${ratings} penilaian)`,
    tips: (count) => `Selesai cukup dengan tip: ${count}`,
    crashes: (rate) => `Aplikasi berhenti mendadak per 100 hari desktop: ${rate}`,
    hurts: 'Yang paling mengganggu saat ini:',
    nothing: 'tidak ada yang menonjol',
    trend: { new: 'baru', more: 'lebih banyak dari sebelumnya', same: 'seperti sebelumnya', less: 'lebih sedikit dari sebelumnya' },
    counted: 'Waktu dihitung dalam jam kerja. Cara menghitungnya ada di halaman Laporan pada konsol.',
  },
};

/** Plain text for the leadership. What there is no number for is left out. */
export function monthlyMail(report: LeadReport, language: Language): { subject: string; text: string } {
  const say = words[language];
  const { total, previous, hurts } = report;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const hours = (minutes: number) =>
    minutes < 60 ? `${number.format(minutes)} min` : `${number.format(minutes / 60)} ${language === 'id' ? 'jam' : 'h'}`;
  const { answer, solution, rating, solvedByTips, crashesPer100Days } = total;
  const lines = [
    say.tickets(total.tickets, previous.tickets),
    answer.median !== null && answer.p90 !== null && say.answer(hours(answer.median), hours(answer.p90)),
    solution.median !== null && solution.p90 !== null && say.solution(hours(solution.median), hours(solution.p90)),
    rating !== null && say.rating(number.format(rating), total.ratings),
    solvedByTips !== null && say.tips(solvedByTips),
    crashesPer100Days !== null && say.crashes(number.format(crashesPer100Days)),
    '',
    say.hurts,
    ...(hurts.length === 0
      ? [`- ${say.nothing}`]
      : hurts.slice(0, 5).map(({ name, key, tickets, trend }) => `- ${name || key}: ${tickets}, ${say.trend[trend]}`)),
    '',
    say.counted,
  ].filter((line) => line !== false);
  return { subject: say.subject(report.from, report.to), text: `${lines.join('\n')}\n` };
}
