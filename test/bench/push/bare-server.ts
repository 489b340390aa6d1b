import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';

/**
 * The least that can push: node:http alone, pokes to all streams, and pages that were fetched from the help desk before.
 * `node bare-server.ts FILE`: a JSON array of pages as GET /changes answers them; POST / moves on to the next one.
 */
const pages = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { cursor: number }[];
const streams = new Set<ServerResponse>();
let at = -1;

const server = createServer((request, reply) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST') {
    at += 1;
    for (const stream of streams) stream.write(`event: poke\ndata: {"cursor":${pages[at]?.cursor}}\n\n`);
    reply.end();
  } else if (pathname.endsWith('/events')) {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.write(': hello\n\n');
    streams.add(reply);
    reply.on('close', () => streams.delete(reply));
  } else {
    const since = Number(searchParams.get('since'));
    const page = pages[at];
    const body = page && page.cursor > since ? page : { changes: [], cursor: since, more: false };
    reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8', etag: `"${page?.cursor}"` });
    reply.end(JSON.stringify(body));
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` })}\n`);
});
