import type { Sent } from '../../../services/deliveries.ts';
import type { OutgoingSms, SmsGateway } from '../gateway.ts';
import { type Fields, readBody } from './fields.ts';

export interface HttpSending {
  readonly url: string;
  readonly format: 'form' | 'json';
  /** `id` is ours, the same for each try. */
  readonly fields: Fields<'to' | 'text' | 'id' | 'from'>;
  /** Sent along as they are. */
  readonly constants: Readonly<Record<string, string>>;
  /** How the provider knows us: a header and what is in it. */
  readonly secret: { readonly header: string; readonly value: string } | null;
  readonly from: string | null;
  /** Where the provider's reply tells its own id; null: nowhere. */
  readonly replyId: string | null;
}

const limitMs = 20_000;
/** Ours to mend, or the provider's for now: the SMS itself is not what is wrong. */
const later: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 407, 408, 409, 423, 425, 429]);

/** Any provider that takes a POST for each SMS. */
export function httpGateway(sending: HttpSending): SmsGateway {
  return {
    name: `http ${new URL(sending.url).host}`,
    send: (sms) => post(sms, sending),
    receive: null,
    failed: async () => [],
    trouble: async () => null,
  };
}

async function post(sms: OutgoingSms, { url, format, fields, constants, secret, from, replyId }: HttpSending): Promise<Sent> {
  const content: Record<string, string> = { ...constants };
  for (const [ours, theirs] of Object.entries(fields)) {
    const value = ours === 'from' ? from : sms[ours as 'to' | 'text' | 'id'];
    if (value !== null) content[theirs] = value;
  }
  const response = await fetch(url, {
    method: 'POST',
    body: format === 'form' ? new URLSearchParams(content).toString() : JSON.stringify(content),
    headers: {
      'content-type': format === 'form' ? 'application/x-www-form-urlencoded;charset=UTF-8' : 'application/json',
      accept: 'application/json',
      // https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/: many providers know it.
      'idempotency-key': sms.id,
      ...(secret ? { [secret.header]: secret.value } : {}),
    },
    // It would carry the secret to somebody else.
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  });
  const body = new Uint8Array(await response.arrayBuffer());
  if (response.ok) {
    const id = replyId === null ? null : readBody(body, 'application/json')?.(replyId);
    return id ? { state: 'sent', externalId: id.slice(0, 200) } : { state: 'sent' };
  }
  const error = `the provider answered ${response.status}${said(body)}`;
  if (response.status < 400 || response.status >= 500 || later.has(response.status)) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return { state: 'later', error, ...(seconds >= 0 ? { afterMs: seconds * 1000 } : {}) };
  }
  return { state: 'refused', error };
}

const said = (body: Uint8Array): string => {
  const text = Buffer.from(body.subarray(0, 300)).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' ? '' : `: ${text}`;
};
