import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

let desk: Desk;
let admin: AgentClient;
let editor: AgentClient;
let adi: AgentClient;
let sari: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.user('admin');
  editor = await desk.user('editor');
  [adi, sari] = [await desk.user('agent'), await desk.user('agent')];
});
afterAll(() => desk.close());

const named = async (client: AgentClient, url: string): Promise<string[]> =>
  (await client.call('GET', url)).json().items.map(({ name }: { name: string }) => name);

describe.each([
  ['/api/v1/agent/canned-answers', { texts: { en: 'Hello {name}', id: 'Halo {name}' } }, 'canned'],
  ['/api/v1/agent/queue-views', { search: 'status=new&sort=due' }, 'view'],
])('%s', (url, more, kind) => {
  test('own ones are seen by nobody else; those for everybody take an editor', async () => {
    const own = await adi.call('POST', url, { name: 'mine', shared: false, ...more });
    expect(own.statusCode).toBe(201);
    expect(own.json()).toMatchObject({ name: 'mine', shared: false, ...more });
    expect((await adi.call('POST', url, { name: 'ours', shared: true, ...more })).statusCode).toBe(403);
    const ours = (await editor.call('POST', url, { name: 'ours', shared: true, ...more })).json();
    expect((await named(adi, url)).sort()).toEqual(['mine', 'ours']);
    expect(await named(sari, url)).toEqual(['ours']);

    const { id } = own.json();
    const change = { name: 'changed', shared: false, ...more };
    expect((await sari.call('PUT', `${url}/${id}`, change)).statusCode, 'of somebody else').toBe(404);
    expect((await admin.call('DELETE', `${url}/${id}`)).statusCode, 'whoever it is').toBe(404);
    expect((await adi.call('PUT', `${url}/${ours.id}`, change)).statusCode).toBe(403);
    expect((await adi.call('PUT', `${url}/${id}`, { ...change, shared: true })).statusCode, 'not by the back door').toBe(403);
    expect((await adi.call('PUT', `${url}/${id}`, change)).json()).toMatchObject({ name: 'changed' });
    expect((await adi.call('DELETE', `${url}/${ours.id}`)).statusCode).toBe(403);
    expect((await editor.call('DELETE', `${url}/${ours.id}`)).statusCode).toBe(204);
    expect((await editor.call('DELETE', `${url}/${ours.id}`)).statusCode).toBe(404);
    expect(await named(adi, url)).toEqual(['changed']);

    const { items } = (await admin.call('GET', '/api/v1/agent/audit?size=200')).json();
    const said = items.filter(({ action }: { action: string }) => action.startsWith(`${kind}.`));
    expect(said.map(({ action, subject, actor }: Record<string, string>) => [action, subject, actor])).toEqual([
      [`${kind}.delete`, 'ours', editor.login],
      [`${kind}.update`, 'changed', adi.login],
      [`${kind}.create`, 'ours', editor.login],
      [`${kind}.create`, 'mine', adi.login],
    ]);
    if (kind === 'canned') expect(said[1].detail, 'the words themselves').toContain('Halo {name}');
  });

  test('a change pokes the consoles; an unknown one is not there', async () => {
    const pokes: unknown[] = [];
    const stop = desk.bus.listen((poke) => pokes.push(poke));
    await adi.call('POST', url, { name: 'x', shared: false, ...more });
    stop();
    expect(pokes).toEqual([{ kind: 'topic', topic: kind === 'canned' ? 'canned' : 'views' }]);
    expect((await adi.call('PUT', `${url}/${newId()}`, { name: 'x', shared: false, ...more })).statusCode).toBe(404);
  });
});

test('a canned answer may not carry a link that desktops would not show', async () => {
  const body = { name: 'x', shared: false, texts: { en: '[here](http://x.example)' } };
  expect((await adi.call('POST', '/api/v1/agent/canned-answers', body)).json().code).toBe('link-not-allowed');
});
