import type { FastifyRequest } from 'fastify';

/**
 * Whether a form was sent from a page of ours. There is no cookie that another site could misuse, but it could have browsers
 * behind our firewall write reports. Our pages tell no referrer, so that browsers say "Origin: null" for them; what tells
 * then is Sec-Fetch-Site, and for browsers of long ago the token of the form.
 */
export function isFromHere({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined || origin === 'null') return true;
  if (!URL.canParse(origin)) return false;
  // A proxy may put the site under another name, and then says it.
  const names = [headers.host, headers['x-forwarded-host']].flat().flatMap((name) => name?.split(',') ?? []);
  return names.some((name) => name.trim().toLowerCase() === new URL(origin).host);
}
