import { createHash } from 'node:crypto';
import { type AddressObject, simpleParser } from 'mailparser';
import { isAddress } from './address.ts';
import { textOfHtml } from './html.ts';
import { clean, oneLine, wellFormed } from './texts.ts';
import { readTnef } from './tnef.ts';

interface MailFile {
  readonly name: string;
  /** Lower case, without parameters; what the sender says it is. */
  readonly mediaType: string;
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** A mail, reduced to what we use. All texts are without control characters, and of limited length. */
export interface Mail {
  /** With its angle brackets; made of the content when there is none. */
  readonly messageId: string;
  /** Null: it does not say, or says more than one. The address in lower case. */
  readonly from: { readonly address: string; readonly name: string } | null;
  /** To, Cc, Delivered-To, X-Original-To. */
  readonly recipients: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  /** Quoted lines begin with "> ". */
  readonly text: string;
  readonly date: Date | null;
  readonly files: readonly MailFile[];
  /** With its parameters. */
  readonly contentType: string;
  /** The topmost one of this name, unfolded; '' when there is none. */
  header(name: string): string;
  /** What did not fit, as sentences for whoever reads the ticket. */
  readonly remarks: readonly string[];
}

const limits = { text: 18_000, files: 49, bytes: 40_000_000, name: 150 } as const;

/**
 * Never throws for what is in the mail. Nothing is unpacked, nothing is fetched.
 * @param whole false when the end was left on the server because of its size
 */
export async function readMail(source: Uint8Array, whole = true): Promise<Mail> {
  const remarks: string[] = whole ? [] : ['The mail was too large: its end was left in the mailbox.'];
  const parsed = await simpleParser(Buffer.from(source), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  }).catch(() => null);
  if (!parsed) return unreadable(source);
  const lines = parsed.headerLines ?? [];
  const header = (name: string) => {
    const line = lines.find(({ key }) => key === name)?.line ?? '';
    return oneLine(line.slice(line.indexOf(':') + 1), 10_000);
  };
  const all: MailFile[] = parsed.attachments.map((file, at) => ({
    name: fileName(file.filename) || `${at + 1}`,
    mediaType: mediaType(file.contentType),
    inline: file.related === true || file.contentDisposition === 'inline',
    content: file.content,
  }));
  const tnef = all.flatMap((file) => (file.mediaType.endsWith('/ms-tnef') ? [readTnef(file.content)] : []));
  all.push(...tnef.flatMap(({ files }) => files.map((file) => ({ ...file, name: fileName(file.name) || 'file', inline: false }))));
  const html = typeof parsed.html === 'string' ? textOfHtml(parsed.html) : '';
  const plain = parsed.text ?? '';
  const said = clean(plain.trim() === '' ? html || tnef.map(({ text }) => text).join('\n') : plain);
  if (said.length > limits.text) remarks.push('The text was too long: the rest is in the attached file.');
  const text = wellFormed(said.slice(0, limits.text));
  const rest: MailFile[] =
    said.length > limits.text ? [{ name: 'text.txt', mediaType: 'text/plain', inline: false, content: Buffer.from(said, 'utf8') }] : [];
  const files: MailFile[] = [];
  let bytes = 0;
  let left = 0;
  for (const file of [...rest, ...all]) {
    if (files.length >= limits.files || bytes + file.content.length > limits.bytes) left += 1;
    else {
      files.push(file);
      bytes += file.content.length;
    }
  }
  if (left > 0) remarks.push(`${left} attached files did not fit: they were left in the mailbox.`);
  return {
    messageId: ids(parsed.messageId)[0] ?? ids(header('message-id'))[0] ?? ownId(source),
    from: sender(parsed.from),
    recipients: [
      ...[parsed.to, parsed.cc].flat().flatMap((one) => addresses(one).map(({ address }) => address)),
      ...['delivered-to', 'x-original-to'].map((name) => header(name).toLowerCase()),
    ].filter((address) => address !== ''),
    references: [...ids(header('in-reply-to')), ...ids(header('references'))].slice(0, 200),
    subject: oneLine(parsed.subject ?? '', 300),
    text,
    date: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    files,
    contentType: header('content-type').toLowerCase(),
    header,
    remarks,
  };
}

function unreadable(source: Uint8Array): Mail {
  return {
    messageId: ownId(source),
    from: null,
    ...{ recipients: [], references: [], subject: '', date: null, contentType: '', header: () => '' },
    text: clean(Buffer.from(source.subarray(0, limits.text)).toString('latin1')),
    files: [{ name: 'mail.eml', mediaType: 'message/rfc822', inline: false, content: source.subarray(0, limits.bytes) }],
    remarks: ['The mail could not be read: it is attached as it came.'],
  };
}

const ownId = (source: Uint8Array) => `<${createHash('sha256').update(source).digest('hex')}@no-message-id>`;
const ids = (text: string | undefined): string[] => (text ?? '').slice(0, 50_000).match(/<[^<>\s]{1,250}>/g) ?? [];

/** No path, no hidden file. */
const fileName = (name: string | undefined) =>
  wellFormed(
    oneLine(name ?? '', 5000)
      .replace(/.*[/\\]/, '')
      .replace(/^\.+/, '')
      .slice(-limits.name),
  ).trim();

const mediaType = (text: string | undefined) => {
  const type = (text ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  return /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,59}$/.test(type) ? type : 'application/octet-stream';
};

function addresses(list: AddressObject | undefined): { address: string; name: string }[] {
  const flat = (list?.value ?? []).flatMap((one) => [one, ...(one.group ?? [])]).slice(0, 200);
  return flat.flatMap(({ address, name }) => {
    const plain = oneLine(address ?? '', 1000).toLowerCase();
    return isAddress(plain) ? [{ address: plain, name: oneLine(name, 200) }] : [];
  });
}

function sender(list: AddressObject | undefined): Mail['from'] {
  const found = addresses(list);
  return found.length === 1 && found[0] ? found[0] : null;
}
