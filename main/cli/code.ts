import { type Language, languages } from '../../shared/model/language.ts';
import { type SpelledCharacter, shownCode, spelled } from '../../shared/model/support-code.ts';
import { mergePolicy } from '../policy/managed.ts';
import { createCodeMark } from '../sync/code-mark.ts';
import { makeSupportCode } from '../sync/support-code.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { connect, timeUp } from './connect.ts';
import { openServices } from './services.ts';

export const help = `Usage: pandu code [--lang en|id] [--json]

Makes a support code: six characters that you read aloud on the phone, so that the help desk finds this desktop and sees
what it sent last. It is good once and for 15 minutes; the next one ends it, also one that the app is showing, which then says so. The desktop shows who looks.

Options:
  --lang en|id   the language of the words for spelling; without it, the one of your session
  --json         one JSON object on one line: {"code","until","phone","endedEarlier"}

Examples:
  pandu code
  pandu code --json | jq -r .code

Exit codes: 0 here it is, 1 there is none (the reason is on standard error), 2 not understood.
`;

/** Milliseconds for the answer of the help desk. */
const answerWithin = 8_000;

const words = {
  en: {
    code: 'Support code',
    spelled: 'Spelled',
    until: (time: string) => `Good once, until ${time}`,
    ended: 'The code that was made before, here or in the app, no longer works.',
    phone: 'Phone',
    offline: 'the help desk cannot be reached just now. You can call all the same',
    'too-many': (minutes: number) => `that were many codes in a short time; there is a new one in ${minutes} min`,
    'not-set-up': 'no help desk is set up on this computer yet',
    refused: 'the help desk gives no code to this computer just now. You can call all the same',
  },
  id: {
    code: 'Kode bantuan',
    spelled: 'Ejaan',
    until: (time: string) => `Berlaku sekali, sampai ${time}`,
    ended: 'Kode yang dibuat sebelumnya, di sini atau di aplikasi, tidak berlaku lagi.',
    phone: 'Telepon',
    offline: 'tim bantuan belum bisa dihubungi. Anda tetap bisa menelepon',
    'too-many': (minutes: number) => `sudah banyak kode dalam waktu singkat; yang baru ada ${minutes} menit lagi`,
    'not-set-up': 'tim bantuan belum diatur di komputer ini',
    refused: 'tim bantuan belum memberi kode untuk komputer ini. Anda tetap bisa menelepon',
  },
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, lang: { type: 'string' } });
  const usage = (reason: string) => {
    io.note(`pandu code: ${reason}; see pandu code --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return usage(parsed.reason);
  if (parsed.words.length > 0) return usage(`"${parsed.words[0]}" is not understood`);
  const { json = false, lang } = parsed.values;
  const chosen = languages.find((one) => one === lang);
  if (lang !== undefined && !chosen) return usage(`--lang is one of ${languages.join(', ')}`);
  const services = await openServices(io, ...(chosen ? [chosen] : []));
  const { feed, language, managed } = services;
  await feed.load();
  const { phone = '' } = mergePolicy(feed.state().policy, managed).contact;
  const say = words[language];
  const made = await makeSupportCode(connect(io, services, timeUp(io.signal, answerWithin)).connection, Date.now);
  if (!made.ok) {
    const why = made.why === 'too-many' ? say['too-many'](made.minutes ?? 60) : say[made.why];
    io.note(`pandu code: ${why}${phone === '' ? '' : ` (${say.phone}: ${phone})`}`);
    return exitCodes.failed;
  }
  const { code, until } = made.code;
  const endedEarlier = await createCodeMark(services.paths.codeMark, Date.now, io.note).put(services.newId(), until);
  const text = () => `${codeText(code, until, phone, language)}${endedEarlier ? `${say.ended}\n` : ''}`;
  await io.out(json ? `${JSON.stringify({ code, until, phone, endedEarlier })}\n` : text());
  return exitCodes.done;
}

function codeText(code: string, until: string, phone: string, language: Language): string {
  const say = words[language];
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeStyle: 'short' }).format(new Date(until));
  const rows = [
    [say.code, shownCode(code)],
    [say.spelled, spelled(code, language).map(spelledText).join(', ')],
    ...(phone === '' ? [] : [[say.phone, phone]]),
  ] as const;
  const width = Math.max(...rows.map(([label = '']) => label.length)) + 2;
  return `${rows.map(([label, text]) => `${`${label}:`.padEnd(width)}${text}`).join('\n')}\n${say.until(time)}\n`;
}

const spelledText = ({ character, word }: SpelledCharacter): string => (/\d/.test(character) ? word : `${character} ${word}`);
