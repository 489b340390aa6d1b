import { z } from 'zod';
import type { RemoteStatus } from '../bridge.ts';
import { keyOf, withKey } from '../key-line.ts';
import { plainOf } from '../plain.ts';

const id = z.coerce.number();
export const ticketSchema = z.object({
  id,
  name: z.string().catch(''),
  content: z.string().nullish(),
  status: z.coerce.number(),
  is_deleted: z.coerce.number().catch(0),
  date_mod: z.string().catch(''),
});
export const followupSchema = z.object({
  id,
  users_id: id,
  content: z.string().nullish(),
  is_private: z.coerce.number().catch(0),
  /** Of GLPI's own clock, without a zone. */
  date_creation: z.string().catch(''),
});
export const logSchema = z.object({
  id,
  id_search_option: z.coerce.number().catch(0),
  new_value: z.coerce.string().catch(''),
  user_name: z.string().catch(''),
  date_mod: z.string().catch(''),
});
export const documentSchema = z.object({
  id,
  name: z.string().catch(''),
  filename: z.string().nullish(),
  mime: z.string().nullish(),
});
/** The search option of a ticket's status, in its log as well. */
export const statusOption = 12;

const names = ['', 'new', 'assigned', 'planned', 'pending', 'solved', 'closed'];
export const nameOf = (status: number): string => names[status] ?? String(status);
export function statusOf(status: number): RemoteStatus {
  if (status === 5 || status === 6) return 'closed';
  return status === 4 ? 'pending' : 'open';
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** GLPI takes HTML for a text. */
export const htmlOf = (text: string, key: string): string =>
  withKey(text, key)
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
    .replaceAll('\n', '<br>');

/** GLPI 10 gives HTML that is written as HTML once more, GLPI 11 does not. */
export function textOf(content: string | null | undefined): string {
  const html = content ?? '';
  const again = /^\s*&(lt|#60);/.test(html) || (!html.includes('<') && /&(lt|#60);(br|p|div)\b/.test(html));
  const once = again
    ? html
        .replace(/&(lt|#60);/g, '<')
        .replace(/&(gt|#62);/g, '>')
        .replace(/&(amp|#38);/g, '&')
    : html;
  return plainOf(once);
}
export const keyOfContent = (content: string | null | undefined): string | null => keyOf(textOf(content));
