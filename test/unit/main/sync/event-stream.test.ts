import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPokeParser, readEventStream } from '../../../../main/sync/event-stream.ts';

const pokesIn = (chunks: readonly string[]): (number | null)[] => {
  const pokes: (number | null)[] = [];
  const parse = createPokeParser((cursor) => pokes.push(cursor));
  for (const chunk of chunks) parse(chunk);
  return pokes;
};

describe('createPokeParser', () => {
  test.each([
    ['event: poke\ndata: {"cursor":7}\n\n', [7]],
    ['event: poke\r\ndata: {"cursor":7}\r\n\r\n', [7]],
    ['event:poke\rdata:{"cursor":7}\r\r', [7]],
    [': hello\n\nevent: poke\ndata: {"cursor":\ndata: 7}\n\n', [7]],
    ['event: other\ndata: {"cursor":7}\n\n', []],
    ['data: {"cursor":7}\n\n', []],
    ['event: poke\ndata: nonsense\n\n', [null]],
    ['event: poke\ndata: {"cursor":"7"}\n\n', [null]],
    ['event: poke\n\n', [null]],
    ['event: poke\ndata: {"cursor":7}\n', []],
    [`event: poke\ndata: ${'x'.repeat(50_000)}\n\n`, [null]],
  ])('%j', (text, expected) => {
    expect(pokesIn([text])).toEqual(expected);
  });

  test('cut anywhere, it hears the same', () => {
    const text = ': hi\r\n\r\nevent: poke\r\ndata: {"cursor":1}\r\n\r\nevent: poke\ndata: {"cursor":22}\n\n: still here\n\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(pokesIn(at.slice(1).map((end, n) => text.slice(at[n], end)))).toEqual([1, 22]);
      }),
    );
  });

  test('nothing that a server sends makes it throw', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (chunks) => pokesIn(chunks).length >= 0));
  });
});

describe('readEventStream', () => {
  let close = () => {};
  afterEach(() => close());
  async function serve(handle: (reply: ServerResponse) => void): Promise<string> {
    const server = createServer((_, reply) => handle(reply));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => {
      server.close();
      server.closeAllConnections();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  }
  const read = (url: string, silence = 5_000, signal = new AbortController().signal) => {
    const pokes: (number | null)[] = [];
    const onOpen = vi.fn();
    const ended = readEventStream({ url, token: 't', fetch, signal, silence, onOpen, onPoke: (cursor) => pokes.push(cursor) });
    return { pokes, onOpen, ended };
  };
  const head = { 'content-type': 'text/event-stream' };

  test('hears pokes until the server ends it', async () => {
    const { pokes, onOpen, ended } = read(
      await serve((reply) => reply.writeHead(200, head).end(': hello\n\nevent: poke\ndata: {"cursor":3}\n\n')),
    );
    expect(await ended).toMatchObject({ kind: 'ended' });
    expect(pokes).toEqual([3]);
    expect(onOpen).toHaveBeenCalledOnce();
  });

  test('a silent one counts as dead: a network that vanished says nothing', async () => {
    const { ended, onOpen } = read(await serve((reply) => void reply.writeHead(200, head).write(': hello\n\n')), 150);
    expect(await ended).toMatchObject({ kind: 'ended' });
    expect(onOpen).toHaveBeenCalledOnce();
  });

  test('a sign-in page or a refusal is no stream', async () => {
    expect(await read(await serve((reply) => reply.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))).ended).toEqual({
      kind: 'refused',
    });
    close();
    expect(await read(await serve((reply) => reply.writeHead(401, head).end())).ended).toEqual({ kind: 'refused' });
  });

  test('nobody there, and being stopped, end it without an error', async () => {
    expect(await read('http://127.0.0.1:9/events').ended).toMatchObject({ kind: 'ended' });
    const stop = new AbortController();
    const { ended, onOpen } = read(await serve((reply) => void reply.writeHead(200, head).write(': hello\n\n')), 5_000, stop.signal);
    await vi.waitFor(() => expect(onOpen).toHaveBeenCalled());
    stop.abort();
    expect(await ended).toMatchObject({ kind: 'ended' });
  });
});
