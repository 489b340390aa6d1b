import type { Answer } from '../../../shared/model/ticket.ts';
import { forElsewhere } from '../../../shared/tips/elsewhere.ts';
import { oneLine } from './texts.ts';

export type MailLanguage = 'en' | 'id';

export interface Outgoing {
  readonly number: number;
  readonly title: string;
  /** Null: the acknowledgement of the person's own mail. */
  readonly answer: { readonly text: string; readonly parts: Answer | null; readonly author: string } | null;
}

const words = {
  en: {
    got: (number: number) => `Thank you, your message has arrived. It has the number ${number}.`,
    next: 'Somebody will look at it and write back to this address. To add something, just reply to this mail.',
    reply: 'To write back, just reply to this mail.',
    problem: 'What it is',
    cause: 'Why it happened',
    alternatives: 'What you can do in the meantime',
    steps: 'How to solve it',
  },
  id: {
    got: (number: number) => `Terima kasih, pesan Anda sudah kami terima. Nomornya ${number}.`,
    next: 'Kami akan melihatnya dan membalas ke alamat ini. Kalau ada tambahan, balas saja email ini.',
    reply: 'Untuk menjawab, balas saja email ini.',
    problem: 'Masalahnya',
    cause: 'Penyebabnya',
    alternatives: 'Sementara itu, Anda bisa',
    steps: 'Cara mengatasinya',
  },
} as const;

/** Subject and plain text of a mail to the person; both are data, and no line of theirs can become a header. */
export function composeMail({ number, title, answer }: Outgoing, language: MailLanguage): { subject: string; text: string } {
  const say = words[language];
  const subject = oneLine(`${answer ? 'Re: ' : ''}[#${number}] ${title}`, 200);
  if (!answer) return { subject, text: `${say.got(number)}\n\n${say.next}\n` };
  const parts = answer.parts;
  const sections = parts
    ? [
        [say.problem, parts.problem],
        [say.cause, parts.cause],
        [say.alternatives, parts.alternatives],
        [say.steps, parts.steps.map((step, at) => `${at + 1}. ${step.trim()}`).join('\n')],
      ]
        .filter(([, text]) => text?.trim())
        .map(([title, text]) => `${title}:\n${text?.trim()}`)
    : [];
  const body = [answer.text.trim(), ...sections].filter((part) => part !== '').map(forElsewhere);
  return { subject, text: `${body.join('\n\n')}\n\n${answer.author}\n\n-- \n${say.reply}\n` };
}
