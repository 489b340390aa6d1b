import { StringDecoder } from 'node:string_decoder';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { createFiles } from '../platform/files.ts';
import { readIdentity } from '../platform/users.ts';
import { exitCodes, type Io, parse } from './command.ts';

export const help = `Usage: pandu redact < FILE

Takes secrets and personal data out of a text, line by line, before you share it: passwords, tokens, keys, e-mail
addresses, phone numbers, identity and card numbers, network addresses, the names of this computer and its users.
The same value gets the same placeholder, so that the text can still be followed: [ip-1], [email-2].

Nothing is sent anywhere. Redacting a text twice changes nothing more.

Examples:
  journalctl -b -p err | pandu redact > errors.txt
  tail -f app.log | pandu redact
`;

/** A line longer than this is handed on in pieces: a stream without line ends must not fill the memory. */
const maxLine = 1_048_576;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, {});
  if (!parsed.ok || parsed.words.length > 0) {
    io.note(parsed.ok ? 'pandu redact reads standard input and takes no words: pandu redact < FILE' : `pandu redact: ${parsed.reason}`);
    return exitCodes.usage;
  }
  const redactor = createRedactor(readIdentity(createFiles(), { uid: process.getuid?.() ?? 0, home: io.home, userName: io.env.USER }));
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of io.stdin()) {
    rest += decoder.write(Buffer.from(chunk));
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    let text = '';
    for (const line of lines) {
      const clean = redactor.line(line);
      if (clean !== null) text += `${clean}\n`;
    }
    if (rest.length > maxLine) {
      const cut = Math.max(rest.lastIndexOf(' '), maxLine / 2);
      text += redactor.line(rest.slice(0, cut)) ?? '';
      rest = rest.slice(cut);
    }
    if (text !== '') await io.out(text);
  }
  rest += decoder.end();
  const last = rest === '' ? null : redactor.line(rest);
  if (last !== null) await io.out(last);
  return exitCodes.done;
}
