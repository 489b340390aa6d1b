import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request on its way. `cut`: the help desk gets it and its answer is lost; `drop`: it gets nothing;
 * `hang`: nobody ever answers.
 */
export type Fault =
  | 'cut'
  | 'drop'
  | 'hang'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

export interface FaultProxy {
  readonly url: string;
  /** Every request that came, "PUT /api/v1/reports/…", with the time. */
  readonly seen: { readonly line: string; readonly at: number }[];
  /** Decides for each request; undefined lets it through. */
  fault: (line: string) => Fault | undefined;
  close(): Promise<void>;
}

/** A network between a desktop and a help desk that can fail in the ways that networks do. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const proxy = { seen: [] as FaultProxy['seen'], fault: (() => undefined) as FaultProxy['fault'] };

  function forward(from: IncomingMessage, to: ServerResponse, lost: boolean): void {
    const onward = request({ hostname, port, method: from.method, path: from.url, headers: from.headers }, (reply) => {
      if (lost) {
        reply.resume().on('end', () => to.destroy());
        return;
      }
      to.writeHead(reply.statusCode ?? 502, reply.headers);
      to.flushHeaders();
      reply.pipe(to).on('error', () => undefined);
      reply.on('error', () => to.destroy());
    });
    onward.on('error', () => to.destroy());
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  }

  const server = createServer((from, to) => {
    const line = `${from.method} ${from.url}`;
    proxy.seen.push({ line, at: Date.now() });
    const fault = proxy.fault(line);
    if (fault === undefined || fault === 'cut') forward(from, to, fault === 'cut');
    else if (fault === 'drop') from.socket.destroy();
    else if (fault !== 'hang') from.resume().on('end', () => to.writeHead(fault.status, fault.headers).end(fault.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
