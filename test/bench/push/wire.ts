import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

let bytes = 0;
const counted = new WeakMap<Socket, number>();

// Every socket of node:http is looked at when an answer is over; it is used again, so only what is new is added.
subscribe('http.client.response.finish', (message) => {
  const { socket } = (message as { request: ClientRequest }).request;
  if (!socket) return;
  const total = socket.bytesRead + socket.bytesWritten;
  bytes += total - (counted.get(socket) ?? 0);
  counted.set(socket, total);
});

/** Both ways, heads included, but for what TCP and IP add. */
export const bytesOnTheWire = (): number => bytes;

/** What an event stream brings, with the framing of its chunks. */
export const countingFetch: typeof fetch = async (input, init) => {
  const reply = await fetch(input, init);
  const framing = 8;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength + framing;
      controller.enqueue(chunk);
    },
  });
  return new Response(reply.body?.pipeThrough(count) ?? null, { status: reply.status, headers: reply.headers });
};
