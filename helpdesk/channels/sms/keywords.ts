import type { Language } from '../../../shared/model/language.ts';

export type Command =
  | { readonly kind: 'help' | 'stop' | 'start'; readonly language: Language | null }
  | { readonly kind: 'status'; readonly number: number | null; readonly language: null }
  /** `number`: the ticket that it says it is about. */
  | { readonly kind: 'message'; readonly number: number | null; readonly language: null };

const words: Readonly<Record<string, Command>> = {
  help: { kind: 'help', language: 'en' },
  bantuan: { kind: 'help', language: 'id' },
  info: { kind: 'help', language: null },
  '?': { kind: 'help', language: null },
  '': { kind: 'help', language: null },
  stop: { kind: 'stop', language: null },
  unsubscribe: { kind: 'stop', language: 'en' },
  berhenti: { kind: 'stop', language: 'id' },
  unreg: { kind: 'stop', language: 'id' },
  start: { kind: 'start', language: null },
  unstop: { kind: 'start', language: 'en' },
  mulai: { kind: 'start', language: 'id' },
};

/** A keyword is the whole message: "stop printing" is a report, and "help" in a sentence as well. */
export function readCommand(text: string): Command {
  const said = text.trim().toLowerCase();
  const bare = said.replace(/^[\s"'.,:;!]+|[\s"'.,:;!]+$/g, '');
  if (Object.hasOwn(words, bare)) return words[bare] as Command;
  const status = /^status(?:\s*#?\s*(\d{1,9}))?$/.exec(bare);
  if (status) return { kind: 'status', number: status[1] === undefined ? null : Number(status[1]), language: null };
  const about = /^#\s?(\d{1,9})\b/.exec(said);
  return { kind: 'message', number: about ? Number(about[1]) : null, language: null };
}
