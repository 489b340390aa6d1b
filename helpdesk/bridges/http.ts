import { ConfigError } from '../config.ts';
import { BridgeError } from './bridge.ts';

export interface DeskClientOptions {
  /** "RT": before agents, in what failed. */
  readonly desk: string;
  /** With the path that all calls share. */
  readonly url: string;
  /** Asked for before each call: some desks want a session first. */
  readonly headers: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
  /** The headers are no longer accepted: forget what was kept of them, the call is made once more. */
  readonly renew?: () => void;
}
export interface DeskAnswer {
  readonly status: number;
  /** Parsed when it is JSON, otherwise its text. */
  readonly body: unknown;
  readonly bytes: Uint8Array;
  readonly header: (name: string) => string | null;
}
export type DeskCall = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  more?: {
    readonly query?: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly form?: FormData;
    readonly bytes?: Uint8Array;
    readonly accept?: string;
  },
) => Promise<DeskAnswer>;

/** These say that no byte of the call has reached anybody. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];

/** Calls of another help desk's API. @throws BridgeError for what is no answer to the call itself */
export function deskClient({ desk, url, headers, timeoutMs, renew }: DeskClientOptions): DeskCall {
  const once: DeskCall = async (method, path, { query, json, form, bytes, accept = 'application/json' } = {}) => {
    const reads = method === 'GET';
    const own = await headers();
    const type = json !== undefined ? 'application/json' : bytes ? 'application/octet-stream' : null;
    const body = json !== undefined ? JSON.stringify(json) : (form ?? (bytes ? new Uint8Array(bytes) : undefined));
    let answer: Response;
    let content: Uint8Array;
    try {
      answer = await fetch(`${url}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
        method,
        // Whoever sends us to another page wants a password there.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept, 'user-agent': 'Pandu', ...(type ? { 'content-type': type } : {}), ...own },
        ...(body === undefined ? {} : { body }),
      });
      content = new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      const { code = '', message = '' } = ((error as Error).cause ?? {}) as { code?: string; message?: string };
      const why = `${method} ${path}: ${code || message || (error as Error).message}`;
      throw new BridgeError(reads || neverSent.includes(code) ? 'outage' : 'unknown', why);
    }
    const { status } = answer;
    if (status === 401 && renew) throw new Unauthorized('outage', `${desk} does not accept the token.`);
    if (status === 401 || (status >= 300 && status < 400)) throw new BridgeError('outage', `${desk} does not accept the token.`);
    if (status === 429 || status === 503) throw new BridgeError('outage', `${desk} answers ${status}.`);
    if (status >= 500) throw new BridgeError(reads ? 'outage' : 'unknown', `${desk} answers ${status} to ${method} ${path}.`);
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status, body: parsed(content, isJson), bytes: content, header: (name) => answer.headers.get(name) };
  };
  return async (...call) => {
    try {
      return await once(...call);
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      renew?.();
      return await once(...call);
    }
  };
}

class Unauthorized extends BridgeError {}

function parsed(content: Uint8Array, isJson: boolean): unknown {
  const text = new TextDecoder().decode(content);
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What another help desk says about it, for agents: each puts it elsewhere. */
export function saidBy(desk: string, { status, body }: DeskAnswer): string {
  const { message, errors, error, error_human } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const said = message ?? errors ?? error_human ?? error ?? (Array.isArray(body) ? body : '');
  return `${desk} answers ${status}: ${(Array.isArray(said) ? said.join('; ') : String(said)).slice(0, 300)}`;
}

/**
 * The address of another help desk, from the environment, without a slash at its end.
 * @throws ConfigError when what we send there could be read on its way
 */
export function readDeskUrl(variable: string, url: string): string {
  if (!/^https:\/\/|^http:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|\/|$)/.test(url))
    throw new ConfigError(`${variable}: must begin with https:// (http:// only for this computer), or the token could be read on its way.`);
  return url.replace(/\/+$/, '');
}
