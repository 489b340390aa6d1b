import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of SMS on loopback: keeps what it was asked to send, and answers as it is told. */
export interface SmsProvider {
  readonly url: string;
  readonly asked: { fields: Record<string, string>; headers: Record<string, unknown> }[];
  answer: { status: number; body?: string; headers?: Record<string, string> };
  close(): void;
}

export async function openSmsProvider(): Promise<SmsProvider> {
  const asked: SmsProvider['asked'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push({ fields: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())), headers: request.headers });
      response.writeHead(provider.answer.status, provider.answer.headers).end(provider.answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  const provider: SmsProvider = { url, asked, answer: { status: 200 }, close: () => void server.close() };
  return provider;
}

/** What a provider sends to us, signed. @param at milliseconds since 1970 */
export function signedSms(
  fields: Readonly<Record<string, string>>,
  { secret, at, json = false }: { secret: string; at: number; json?: boolean },
) {
  const body = json ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret)
    .update(`${timestamp}.${body}`)
    .digest(json ? 'base64' : 'hex');
  return {
    body,
    headers: {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-pandu-timestamp': timestamp,
      'x-pandu-signature': `sha256=${signature}`,
    },
  };
}
