import type { AxiosRequestConfig } from 'axios';
import type { HttpReply, Transport } from '../../shared/api/client.ts';
import { maxAttachmentBytes } from '../../shared/model/report.ts';

export interface TransportOptions {
  readonly origin: string;
  /** Asked before each call; null for none. */
  readonly token: () => string | null;
  /** Electron's network stack (system proxy and certificates); without it Node's own HTTP is taken. */
  readonly fetch?: typeof fetch;
  /** PEM of the organisation's own authority, for Node's HTTP. */
  readonly ca?: string;
  readonly version: string;
  /** Milliseconds for a whole call; uploads get more by their size. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

const slowestBytesPerSecond = 20_000;

/** HTTP as the API client wants it. axios is loaded with the first call: an idle desktop does not pay for it. */
export function createAxiosTransport(options: TransportOptions): Transport {
  const { origin, token, version, timeout = 20_000 } = options;
  return async (request) => {
    const { default: axios } = await import('axios');
    const body = request.bytes ?? (request.json === undefined ? undefined : Buffer.from(JSON.stringify(request.json), 'utf8'));
    const bearer = token();
    const config: AxiosRequestConfig = {
      method: request.method,
      url: `${origin}${request.url}`,
      ...(body ? { data: body } : {}),
      headers: {
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json, application/problem+json, */*;q=0.1',
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        'user-agent': `Pandu/${version}`,
        ...request.headers,
      },
      responseType: 'arraybuffer',
      timeout: timeout + ((body?.length ?? 0) / slowestBytesPerSecond) * 1000,
      maxContentLength: maxAttachmentBytes * 2,
      maxBodyLength: maxAttachmentBytes * 2,
      // A redirect is somebody else's answer: the API makes none, and a token must not follow one.
      maxRedirects: 0,
      validateStatus: () => true,
      ...(options.signal ? { signal: options.signal } : {}),
      ...(await engine(options)),
    };
    const reply = await axios.request<ArrayBuffer>(config);
    const headers = flat(reply.headers);
    return { status: reply.status, headers, body: readBody(Buffer.from(reply.data ?? new ArrayBuffer(0)), headers, request.expects) };
  };
}

async function engine({ fetch, ca }: TransportOptions): Promise<AxiosRequestConfig> {
  if (fetch) return { adapter: 'fetch', env: { fetch } };
  if (!ca) return { adapter: 'http' };
  const [{ Agent }, { rootCertificates }] = await Promise.all([import('node:https'), import('node:tls')]);
  return { adapter: 'http', httpsAgent: new Agent({ ca: [...rootCertificates, ca] }) };
}

/** JSON only where the other side says that it is: a captive portal's page is not parsed. */
function readBody(bytes: Buffer, headers: HttpReply['headers'], expects: 'json' | 'binary' | 'nothing'): unknown {
  const type = headers['content-type'] ?? '';
  if (/^application\/problem\+json\b/.test(type) || (expects === 'json' && /^application\/json\b/.test(type))) {
    try {
      return JSON.parse(bytes.toString('utf8'));
    } catch {
      return undefined;
    }
  }
  return expects === 'binary' ? new Uint8Array(bytes) : undefined;
}

function flat(headers: object): HttpReply['headers'] {
  const out: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) out[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return out;
}
