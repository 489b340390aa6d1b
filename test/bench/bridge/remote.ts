// The other help desk behind a clock, in a process of its own: node remote.ts [URL-OF-A-REAL-ONE]. Tells its address on its first line.
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { startFakeRt } from '../../integration/bridges/fake-rt.ts';

/** Milliseconds, as RT 5.0.3 on SQLite took on a quiet computer with two cores. */
const delays = { create: 250, write: 150, read: 25 };
const delay = (method: string, path: string) => (method === 'GET' ? delays.read : path === '/ticket' ? delays.create : delays.write);

const real = process.argv[2];
const fake = real ? null : await startFakeRt(() => null, delay);
if (fake) fake.rt.pageSize = 100;
const target = real ?? fake?.url ?? '';
const nothing = { ms: 0, busyMs: 0, calls: 0 };
/** `ms`: of all calls together; `busyMs`: while at least one was under way. */
let spent = { ...nothing };
let underWay = 0;
let busySince = 0;

const server = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '/';
    if (path === '/spent') {
      response.end(JSON.stringify(spent));
      spent = { ...nothing };
      return;
    }
    const [, ticket] = path.match(/^\/reply\/(\d+)$/) ?? [];
    if (ticket) {
      fake?.reply(Number(ticket), Buffer.concat(chunks).toString());
      response.end();
      return;
    }
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers;
    const began = performance.now();
    if (underWay === 0) busySince = began;
    underWay += 1;
    const answer = await fetch(`${target}${path}`, {
      method: request.method ?? 'GET',
      redirect: 'manual',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const now = performance.now();
    spent.ms += now - began;
    underWay -= 1;
    if (underWay === 0) spent.busyMs += now - busySince;
    spent.calls += 1;
    const location = answer.headers.get('location');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      ...(location ? { location } : {}),
    });
    response.end(bytes);
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''}\n`);
});
