/** Questions to the network, each with a limit of its own, none through the threads that a dead server would block. */

type Looked = { readonly state: 'ok' | 'unknown-name' | 'no-answer'; readonly ms?: number };

const rounded = (began: number): number => Math.round((performance.now() - began) * 10) / 10;

/** Asks one name server for one name. */
export async function lookUp(server: string, name: string, limitMs: number, signal: AbortSignal): Promise<Looked> {
  const { Resolver } = await import('node:dns/promises');
  const resolver = new Resolver({ timeout: limitMs, tries: 1 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const began = performance.now();
  try {
    resolver.setServers([server.includes(':') && !server.includes('.') ? `[${server.replace(/%.*/, '')}]` : server]);
    await resolver.resolve4(name);
    return { state: 'ok', ms: rounded(began) };
  } catch (error) {
    const code = (error as { code?: string }).code;
    // No address of this kind, but the name is known.
    if (code === 'ENODATA') return { state: 'ok', ms: rounded(began) };
    if (code === 'ENOTFOUND') return { state: 'unknown-name', ms: rounded(began) };
    return { state: 'no-answer' };
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Its first 4 kB. */
  readonly body: string;
  readonly ms: number;
}

/**
 * One page, without following where it leads: a sign-in page of a hotel shows itself by that. null: nobody answered in time.
 * @param ca PEM of an authority of one's own, in place of the usual ones
 */
export async function fetchPage(url: URL, limitMs: number, signal: AbortSignal, ca?: string): Promise<Page | null> {
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const began = performance.now();
  return new Promise((resolve) => {
    const asked = request(url, { signal, ...(ca ? { ca } : {}), headers: { 'user-agent': 'Pandu', connection: 'close' } }, (response) => {
      let body = '';
      const done = (): void => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, ms: rounded(began) });
        asked.destroy();
      };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body = (body + chunk).slice(0, 4096);
        if (body.length === 4096) done();
      });
      response.once('end', done);
      response.once('error', () => resolve(null));
    });
    const timer = setTimeout(() => asked.destroy(), limitMs);
    asked.once('error', () => resolve(null));
    asked.once('close', () => {
      clearTimeout(timer);
      resolve(null);
    });
    asked.end();
  });
}
