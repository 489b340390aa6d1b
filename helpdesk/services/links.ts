import { linksNotAllowed } from '../../shared/model/links.ts';
import type { Db } from '../store/schema.ts';
import { readPolicy } from './policy.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Desktops would show such a link as plain words: better that who writes it hears of it. */
export async function refuseLinks(db: Db, texts: object): Promise<Refusal | undefined> {
  const { linkHosts } = await readPolicy(db);
  const wrong = [...new Set(markdownIn(texts).flatMap((text) => linksNotAllowed(text, linkHosts)))];
  if (wrong.length === 0) return undefined;
  const allowed = linkHosts.length === 0 ? 'links must begin with https://' : `links may lead by https to ${linkHosts.join(', ')}`;
  return refuse('link-not-allowed', `This link is not allowed: ${wrong.slice(0, 3).join(' and ')}; ${allowed}.`, {
    errors: wrong.slice(0, 20).map((url) => ({ at: '/body', message: `link not allowed: ${url.slice(0, 250)}` })),
  });
}

/** Every text at any depth. */
function markdownIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(markdownIn) : [];
}
