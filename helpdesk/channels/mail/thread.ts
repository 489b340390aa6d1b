import { randomBytes } from 'node:crypto';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** What only those know who got a mail of the ticket: 80 bits, of letters that survive any mail program. */
export const newToken = (): string => Array.from(randomBytes(16), (byte) => letters[byte & 31]).join('');
const tokenForm = '[a-z2-9]{16}';

/** "help@example.org" -> "help+t.<token>@example.org" */
export function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+t.${token}@${address.slice(at + 1)}`;
}

/** The same for the same delivery, however often it is tried: mail programs and servers drop the second. */
export const messageIdOf = (deliveryId: string, token: string, domain: string): string => `<${deliveryId}.${token}@${domain}>`;

/** Tokens that a mail carries: in the addresses that it came to, and in what it says it answers. None is checked here. */
export function tokensOf(mail: { readonly recipients: readonly string[]; readonly references: readonly string[] }): string[] {
  const found = [
    ...mail.recipients.map((address) => new RegExp(`\\+t\\.(${tokenForm})@`, 'i').exec(address)?.[1]),
    ...mail.references.map((id) => new RegExp(`^<?[0-9a-f-]{36}\\.(${tokenForm})@`, 'i').exec(id)?.[1]),
  ];
  return [...new Set(found.filter((token) => token !== undefined).map((token) => token.toLowerCase()))].slice(0, 20);
}

/** The delivery that a bounce is about, by a Message-ID of ours anywhere in it. */
export function deliveryOf(text: string): { readonly deliveryId: string; readonly token: string } | null {
  const found = new RegExp(`<([0-9a-f]{8}-[0-9a-f-]{27})\\.(${tokenForm})@`, 'i').exec(text);
  return found?.[1] && found[2] ? { deliveryId: found[1].toLowerCase(), token: found[2].toLowerCase() } : null;
}
