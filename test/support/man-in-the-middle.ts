import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
export interface Passing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Somebody between a desktop and its help desk, with a certificate that the desktop trusts: they read and write all. */
export interface ManInTheMiddle {
  readonly url: string;
  /** PEM of the authority that the desktop trusts. */
  readonly authority: string;
  /** What they make of an answer; `ask` is the help desk, asked anything as anybody. */
  tamper: (seen: Seen, ask: (seen: Seen) => Promise<Passing>) => Promise<Passing>;
  /** No network at all, for what is open as well; `join` brings it back. */
  part(): void;
  join(): void;
  close(): Promise<void>;
}

/** @param folder for keys and certificates, made by the openssl program as an organisation makes its own */
export async function openManInTheMiddle(target: string, folder: string): Promise<ManInTheMiddle> {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', timeout: 20_000 });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const config = (name: string, ...lines: string[]) =>
    writeFileSync(join(folder, name), ['[req]', 'distinguished_name=dn', '[dn]', '[ext]', ...lines, ''].join('\n'));
  config('authority.cnf', 'basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign');
  config('middle.cnf', 'basicConstraints=critical,CA:FALSE', 'subjectAltName=IP:127.0.0.1');
  const authority = ['-subj', '/CN=authority', '-config', 'authority.cnf', '-extensions', 'ext', '-keyout', 'authority.key'];
  openssl('req', '-x509', ...newKey, ...authority, '-out', 'authority.pem');
  const middle = ['-subj', '/CN=middle', '-config', 'middle.cnf', '-extensions', 'ext', '-keyout', 'middle.key'];
  openssl('req', '-x509', ...newKey, ...middle, '-CA', 'authority.pem', '-CAkey', 'authority.key', '-out', 'middle.pem');

  const { hostname, port } = new URL(target);
  const ask = (seen: Seen) =>
    new Promise<Passing>((resolve, reject) => {
      const { method, url: path } = seen;
      const headers = { ...seen.headers, host: `${hostname}:${port}`, 'content-length': String(seen.body.length) };
      const onward = request({ hostname, port, method, path, headers }, async (reply) => {
        const body = await bodyOf(reply);
        const flat = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
        resolve({ status: reply.statusCode ?? 502, headers: Object.fromEntries(flat), body });
      });
      onward.on('error', reject).end(seen.body);
    });
  const man: Pick<ManInTheMiddle, 'tamper'> = { tamper: (seen, pass) => pass(seen) };
  let parted = false;
  const server: Server = createServer({ key: read('middle.key'), cert: read('middle.pem') }, async (from, to) => {
    if (parted) return void from.socket.destroy();
    // Pokes say nothing and never end: they go through as they come.
    if (from.url?.startsWith('/api/v1/events')) {
      const headers = { ...from.headers, host: `${hostname}:${port}` };
      const onward = request({ hostname, port, path: from.url, headers }, (reply) => {
        to.writeHead(reply.statusCode ?? 502, reply.headers).flushHeaders();
        reply.on('error', () => to.destroy()).pipe(to);
      });
      to.on('close', () => onward.destroy());
      return void onward.on('error', () => to.destroy()).end();
    }
    const seen: Seen = { method: from.method ?? '', url: from.url ?? '', headers: from.headers, body: await bodyOf(from) };
    try {
      const { status, headers, body } = await man.tamper(seen, ask);
      // They say the length that it has now, and hold no connection open.
      const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...others } = headers;
      to.writeHead(status, status === 304 ? others : { ...others, 'content-length': String(body.length) }).end(body);
    } catch {
      to.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(man, {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority: read('authority.pem'),
    part() {
      parted = true;
      server.closeAllConnections();
    },
    join() {
      parted = false;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
