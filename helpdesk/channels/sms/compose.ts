import type { Language } from '../../../shared/model/language.ts';
import type { Answer } from '../../../shared/model/ticket.ts';
import { plainText } from '../../../shared/site/plain-text.ts';
import { countSms } from './gsm.ts';
import { shorten } from './shorten.ts';
import { smsWords } from './texts.ts';

const mostSegments = 2;

export interface OutgoingText {
  readonly number: number;
  /** Null: the acknowledgement of the person's own message. */
  readonly answer: { readonly text: string; readonly parts: Answer | null } | null;
  /** The person's own page of the ticket; null: there is none. */
  readonly link: string | null;
}

/** An answer as one or two SMS: what to do comes first, why and what else is on the page that it leads to. */
export function composeSms({ number, answer, link }: OutgoingText, language: Language): string {
  const say = smsWords[language];
  if (!answer) {
    const led = `${say.got(number)} ${link ?? ''}`.trim();
    // Not worth a second SMS: the first answer has it.
    return countSms(led).segments === 1 ? led : say.got(number);
  }
  const { text, parts } = answer;
  const steps = parts?.steps.filter((step) => step.trim() !== '').map((step, at) => `${at + 1}. ${line(step)}`) ?? [];
  const said = [line(text), ...(steps.length > 0 ? steps : [line(parts?.alternatives ?? ''), line(parts?.problem ?? '')])];
  const more = link === null ? '' : `${say.more} ${link}`;
  // What is left out of the parts is on the page, so that it is named even when all of this fits.
  const whole = parts === null ? '' : more;
  return shorten(`#${number} ${said.filter((one) => one !== '').join('\n')}`, { whole, cut: more || say.cut }, mostSegments);
}

const line = (markdown: string) => plainText(markdown, 600);
