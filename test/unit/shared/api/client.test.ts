import { describe, expect, test } from 'vitest';
import { callRoute, type HttpReply, type HttpRequest } from '../../../../shared/api/client.ts';
import { desktopRoutes } from '../../../../shared/api/desktop-routes.ts';
import { fillPath } from '../../../../shared/api/route.ts';

const id = '019ab000-0000-7000-8000-000000000001';
const answering = (reply: Partial<HttpReply>) => {
  const seen: HttpRequest[] = [];
  return {
    seen,
    transport: async (request: HttpRequest): Promise<HttpReply> => {
      seen.push(request);
      return { status: 200, headers: {}, body: undefined, ...reply };
    },
  };
};

describe('callRoute', () => {
  test('fills path and query, and hands the checked answer over', async () => {
    const { transport, seen } = answering({ body: { links: [] } });
    const result = await callRoute(transport, desktopRoutes.listKeyLinks, { query: { after: 'a b' } });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/signing-keys?after=a%20b', expects: 'json' });
    expect(result).toMatchObject({ ok: true, value: { links: [] } });
  });

  test("a captive portal's page is unexpected, not an answer", async () => {
    const { transport } = answering({ body: '<html>Please sign in</html>' });
    expect(await callRoute(transport, desktopRoutes.listChanges, { query: {} })).toMatchObject({
      ok: false,
      kind: 'unexpected',
      status: 200,
    });
  });

  test('a problem document comes back with its code', async () => {
    const problem = { type: 'about:blank', title: 'No', status: 409, code: 'content-differs' };
    const { transport } = answering({ status: 409, body: problem });
    const result = await callRoute(transport, desktopRoutes.putTipOutcome, {
      params: { id: 'disk-full', outcomeId: id },
      body: { at: '2026-01-01T00:00:00.000Z', version: 1, helped: true },
    });
    expect(result).toMatchObject({ ok: false, kind: 'problem', problem: { code: 'content-differs' } });
  });

  test('no answer at all is unreachable', async () => {
    const transport = () => Promise.reject(new Error('ECONNREFUSED'));
    expect(await callRoute(transport, desktopRoutes.listChanges, { query: {} })).toEqual({
      ok: false,
      kind: 'unreachable',
      detail: 'ECONNREFUSED',
    });
  });
});

test('fillPath encodes each value and names the one that is missing', () => {
  expect(fillPath('/a/{x}/b', { x: '../?' })).toBe('/a/..%2F%3F/b');
  expect(() => fillPath('/a/{x}', {})).toThrow('"x"');
});
