import { z } from 'zod';
import { hindranceSchema } from '../../../shared/model/ticket.ts';
import { read, write } from '../preferences.ts';

/** In place of a ticket's id: the notes begin one. */
export const newTicket = 'new';

/** What is typed during a call. The id is made with the first attempt to save, and kept until it worked. */
const notesSchema = z.object({
  /** A ticket's id, or `newTicket`; null: the call's own, else a new one. */
  about: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  note: z.string(),
  application: z.string(),
  hinders: hindranceSchema,
  messageId: z.string().nullable(),
});
export type Notes = z.infer<typeof notesSchema>;

export const emptyNotes: Notes = {
  about: null,
  title: '',
  text: '',
  note: '',
  application: '',
  hinders: 'slowed',
  messageId: null,
};

const keyOf = (callId: string) => `pandu.call.${callId}`;

export function parseNotes(text: string | null): Notes {
  if (!text) return emptyNotes;
  try {
    const parsed = notesSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : emptyNotes;
  } catch {
    return emptyNotes;
  }
}

export const loadNotes = (callId: string): Notes => parseNotes(read(keyOf(callId)));

export function keepNotes(callId: string, notes: Notes): void {
  const blank = [notes.title, notes.text, notes.note, notes.application].every((text) => text.trim() === '');
  write(keyOf(callId), blank ? '' : JSON.stringify(notes));
}

/** What is left after `sent` arrived: what was typed on meanwhile is another turn. */
export function afterSaving(now: Notes, sent: Notes): Notes {
  const left = (part: 'text' | 'note') => (now[part] === sent[part] ? '' : now[part]);
  return { ...emptyNotes, text: left('text'), note: left('note') };
}
