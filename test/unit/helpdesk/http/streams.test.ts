import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStreams } from '../../../../helpdesk/http/streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As much of a reply as a stream touches. */
function someReply(): { readonly reply: FastifyReply; readonly written: string[]; readonly close: () => void } {
  const written: string[] = [];
  const raw = Object.assign(new EventEmitter(), {
    writeHead: () => raw,
    write: (text: string) => written.push(text),
    end: () => raw.emit('close'),
  });
  return { reply: { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply, written, close: () => raw.end() };
}

test('each stream has the heartbeat that its reader asked for, and none after its end', () => {
  const streams = createStreams(3);
  const often = someReply();
  const rarely = someReply();
  streams.open(often.reply, 'a', 30);
  streams.open(rarely.reply, 'b', 240);
  vi.advanceTimersByTime(240_000);
  expect(often.written.filter((text) => text.includes('still here'))).toHaveLength(8);
  expect(rarely.written.filter((text) => text.includes('still here'))).toHaveLength(1);
  often.close();
  vi.advanceTimersByTime(240_000);
  expect(often.written.filter((text) => text.includes('still here'))).toHaveLength(8);
  expect(streams.count()).toBe(1);
  streams.close();
  expect(vi.getTimerCount()).toBe(0);
});
