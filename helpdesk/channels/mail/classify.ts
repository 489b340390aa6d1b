import type { Mail } from './read.ts';

/**
 * `person`: somebody wrote to us. The others make no ticket and get no acknowledgement: `own` came from ourselves, `bounce`
 * tells that a mail of ours did not arrive, `auto` is of a machine, `list` went to many.
 */
export type Kind = 'person' | 'own' | 'bounce' | 'auto' | 'list';

const robots = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)([+-].*)?@/i;
const absent =
  /^(auto(matic(ally)?)?[ -:]*(re(ply|sponse)|generated)|out of (the )?office|balasan otomatis|sedang (cuti|tidak di kantor)|abwesen|undeliver)/i;

/** RFC 3834, and what came before it. @param own addresses of ours, lower case */
export function classify(mail: Pick<Mail, 'header' | 'from' | 'contentType' | 'subject'>, own: readonly string[]): Kind {
  const header = (name: string) => mail.header(name).trim().toLowerCase();
  if (mail.header('x-pandu-helpdesk') !== '' || (mail.from !== null && own.includes(mail.from.address))) return 'own';
  const emptyPath = header('return-path') === '<>';
  const report = mail.contentType.startsWith('multipart/report');
  if (report && !/report-type="?disposition-notification/i.test(mail.contentType)) return 'bounce';
  if (/^mailer-daemon@/i.test(mail.from?.address ?? '') || header('x-failed-recipients') !== '') return 'bounce';
  if (report || emptyPath) return 'auto';
  const automatic = header('auto-submitted');
  if (automatic !== '' && !/^no\b/.test(automatic)) return 'auto';
  if (header('list-id') !== '' || header('list-post') !== '' || header('list-unsubscribe') !== '' || header('mailing-list') !== '')
    return 'list';
  const precedence = header('precedence');
  if (precedence === 'list') return 'list';
  if (/^(bulk|junk|auto_reply)$/.test(precedence)) return 'auto';
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-mail-autoreply'].some((name) => header(name) !== '')) return 'auto';
  if (robots.test(mail.from?.address ?? '') || absent.test(mail.subject.trim())) return 'auto';
  return 'person';
}

/**
 * Whether our own mail server vouches for the address in From: by the topmost Authentication-Results, which is its own
 * (RFC 8601: it takes away those that pretend to be), and by DMARC, which is about From and nothing else.
 * @param server its authserv-id, or null: nothing is vouched for
 */
export function vouchedFor(mail: Pick<Mail, 'header' | 'from'>, server: string | null): boolean {
  if (server === null || mail.from === null) return false;
  const [name = '', ...results] = withoutComments(mail.header('authentication-results')).split(';');
  if (name.trim().split(/\s/)[0]?.toLowerCase() !== server.toLowerCase()) return false;
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1);
  return results.some((result) => {
    const words = result.trim().toLowerCase().split(/\s+/);
    return words[0] === 'dmarc=pass' && words.includes(`header.from=${domain}`);
  });
}

function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const char of text.slice(0, 10_000)) {
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += char;
  }
  return kept;
}
