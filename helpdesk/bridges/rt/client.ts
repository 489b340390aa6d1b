import { BridgeError } from '../bridge.ts';

export interface RtConfig {
  /** "https://rt.example.org": without /REST/2.0. */
  readonly url: string;
  readonly queue: string;
  readonly token: string;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
}
export interface RtAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location: string | null;
}
export type RtCall = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more?: { readonly query?: Record<string, string>; readonly json?: unknown; readonly form?: FormData },
) => Promise<RtAnswer>;

/** These say that no byte of the call has reached anybody. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];

/** Calls of REST 2. @throws BridgeError for what is no answer to the call itself */
export function rtClient({ url, token, timeoutMs }: RtConfig): RtCall {
  return async (method, path, { query, json, form } = {}) => {
    const reads = method === 'GET';
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${url}/REST/2.0${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
        method,
        // A bad token is redirected to the page that asks for a password, if we look like a browser.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          authorization: `token ${token}`,
          accept: 'application/json',
          'user-agent': 'Pandu',
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form ? { body: form } : {}),
      });
      text = await answer.text();
    } catch (error) {
      const { code = '', message = '' } = ((error as Error).cause ?? {}) as { code?: string; message?: string };
      const why = `${method} ${path}: ${code || message || (error as Error).message}`;
      throw new BridgeError(reads || neverSent.includes(code) ? 'outage' : 'unknown', why);
    }
    const { status } = answer;
    if (status === 401 || (status >= 300 && status < 400)) throw new BridgeError('outage', 'RT does not accept the token.');
    if (status === 429 || status === 503) throw new BridgeError('outage', `RT answers ${status}.`);
    if (status >= 500) throw new BridgeError(reads ? 'outage' : 'unknown', `RT answers ${status} to ${method} ${path}.`);
    return { status, body: parsed(text), location: answer.headers.get('location') };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What RT says about it, for agents. */
export function saidBy({ status, body }: RtAnswer): string {
  const message = (body as { message?: unknown } | null)?.message;
  return `RT answers ${status}: ${String(message ?? (Array.isArray(body) ? body.join('; ') : '')).slice(0, 300)}`;
}
