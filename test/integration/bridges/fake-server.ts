import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How a call goes wrong. `deaf`: done, and never answered; `cut`: done, and the line breaks; `busy`: 503, nothing done;
 * `down`: the line breaks before anything is done.
 */
export type Fault = 'deaf' | 'cut' | 'busy' | 'down' | 'error-after' | null;

interface FakeCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}
export interface FakeAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Options {
  readonly faultOf: (method: string, path: string) => Fault;
  readonly pathOf?: (path: string) => string;
  /** What a call is told that does not show that it is ours. */
  readonly stranger: (call: FakeCall) => FakeAnswer | null;
  readonly answer: (call: FakeCall) => FakeAnswer;
  /** Milliseconds that an answer takes. */
  readonly delay?: (method: string, path: string) => number;
}

/** The wire of every made-up help desk: it answers, and fails when told to. */
export async function startFakeServer({ faultOf, pathOf = (path) => path, stranger, answer, delay }: Options) {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://desk');
    const path = pathOf(decodeURIComponent(url.pathname));
    const { method = 'GET', headers } = request;
    const call = { method, path, query: url.searchParams, headers, bytes: Buffer.concat(chunks) };
    const refused = stranger(call);
    if (refused) {
      reply(response, refused);
      return;
    }
    const fault = faultOf(method, path);
    if (fault === 'down') response.socket?.destroy();
    else if (fault === 'busy') response.writeHead(503).end();
    else {
      const ms = delay?.(method, path) ?? 0;
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      const done = answer(call);
      if (fault === 'cut') response.socket?.destroy();
      else if (fault === 'error-after') response.writeHead(500).end();
      else if (fault !== 'deaf') reply(response, done);
    }
  }
  function reply(response: ServerResponse, { status, json, bytes, headers }: FakeAnswer): void {
    const type = bytes ? 'application/octet-stream' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(bytes ?? (json === undefined ? '' : JSON.stringify(json)));
  }
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
