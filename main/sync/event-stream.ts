/** What the desktop hears of a poke: the number of the newest change, or null when it came without one that we know. */
export type OnPoke = (cursor: number | null) => void;

/** Lines longer than this are not of our help desk, and are dropped. */
const longestLine = 10_000;

/**
 * Server-sent events (WHATWG HTML, 9.2), as much of them as pokes need. Feed it text as it comes, cut anywhere.
 * Constant memory, linear time, never throws.
 */
export function createPokeParser(onPoke: OnPoke): (chunk: string) => void {
  let line = '';
  let tooLong = false;
  let afterReturn = false;
  let event = '';
  let data = '';

  function endOfLine(): void {
    if (line === '' && !tooLong) {
      if (event === 'poke') onPoke(cursorIn(data));
      event = '';
      data = '';
    } else if (!tooLong && line[0] !== ':') {
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (name === 'event') event = value;
      else if (name === 'data' && data.length + value.length < longestLine) data = data === '' ? value : `${data}\n${value}`;
    }
    line = '';
    tooLong = false;
  }

  return (chunk) => {
    for (const character of chunk) {
      if (character === '\n' && afterReturn) afterReturn = false;
      else if (character === '\n' || character === '\r') {
        afterReturn = character === '\r';
        endOfLine();
      } else {
        afterReturn = false;
        if (line.length < longestLine) line += character;
        else tooLong = true;
      }
    }
  };
}

function cursorIn(data: string): number | null {
  try {
    const value: unknown = JSON.parse(data);
    const cursor = typeof value === 'object' && value !== null ? (value as { cursor?: unknown }).cursor : undefined;
    return typeof cursor === 'number' && Number.isSafeInteger(cursor) ? cursor : null;
  } catch {
    return null;
  }
}

export interface EventStreamOptions {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly onPoke: OnPoke;
  /** The stream stands; what changed while it did not is asked for now. */
  readonly onOpen: () => void;
  readonly signal: AbortSignal;
  /** Milliseconds without a sign of life after which the stream counts as dead: some heartbeats. */
  readonly silence: number;
}

/** `quietMs`: for how long nothing had come when it ended. */
export type StreamEnd = { readonly kind: 'ended'; readonly quietMs: number } | { readonly kind: 'refused' };

/** Reads pokes until the stream ends, falls silent or is aborted. Resolves then, and never rejects. */
export async function readEventStream(options: EventStreamOptions): Promise<StreamEnd> {
  const { silence } = options;
  let heardAt = performance.now();
  const ended = (): StreamEnd => ({ kind: 'ended', quietMs: performance.now() - heardAt });
  const dead = new AbortController();
  const stop = () => dead.abort();
  options.signal.addEventListener('abort', stop, { once: true });
  if (options.signal.aborted) stop();
  let watchdog = setTimeout(stop, silence);
  try {
    const reply = await options.fetch(options.url, {
      headers: { authorization: `Bearer ${options.token}`, accept: 'text/event-stream' },
      signal: dead.signal,
      redirect: 'error',
    });
    if (!reply.ok || !reply.body || !reply.headers.get('content-type')?.startsWith('text/event-stream')) {
      await reply.body?.cancel();
      return { kind: 'refused' };
    }
    options.onOpen();
    const parse = createPokeParser(options.onPoke);
    const decoder = new TextDecoder();
    const reader = reply.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ended();
      heardAt = performance.now();
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, silence);
      parse(decoder.decode(value, { stream: true }));
    }
  } catch {
    return ended();
  } finally {
    clearTimeout(watchdog);
    options.signal.removeEventListener('abort', stop);
  }
}
