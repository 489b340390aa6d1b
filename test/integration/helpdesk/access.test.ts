import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { fillPath, type Role, type Route } from '../../../shared/api/route.ts';
import { type AgentClient, agentClient, type Desk, type DesktopClient, inventory, newId, openDesk, passwordOf } from './desk.ts';

let desk: Desk;
let desktop: DesktopClient;
let users: Record<Role, AgentClient>;
beforeAll(async () => {
  desk = await openDesk();
  desktop = await desk.enrol();
  users = { admin: await desk.user('admin'), editor: await desk.user('editor'), agent: await desk.user('agent') };
}, 60_000);
afterAll(() => desk.close());

const signIn = (login: string, password: string, remoteAddress = '127.0.0.1') =>
  desk.app.inject({ method: 'POST', url: '/api/v1/agent/session', payload: { login, password }, remoteAddress });
const pathOf = (route: Route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return fillPath(route.path, Object.fromEntries(names.map((name) => [name, newId()])));
};
const sessionRoutes = Object.entries<Route>(agentRoutes).filter(([, route]) => route.auth === 'session' && route.reply !== 'events');
const ranks: Record<Role, number> = { agent: 1, editor: 2, admin: 3 };

describe('every route of the console', () => {
  test.each(sessionRoutes)('%s asks for a session', async (_name, route) => {
    const reply = await desk.app.inject({ method: route.method, url: pathOf(route), headers: { 'x-pandu': '1' } });
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'not-signed-in']);
    const asDesktop = await desk.app.inject({
      method: route.method,
      url: pathOf(route),
      headers: { authorization: `Bearer ${desktop.token}` },
    });
    expect(asDesktop.statusCode).toBe(401);
  });

  test.each(sessionRoutes.filter(([, route]) => route.role))('%s asks for its role', async (_name, route) => {
    for (const role of ['agent', 'editor', 'admin'] as const) {
      const reply = await users[role].call(route.method, pathOf(route));
      const forbidden = reply.statusCode === 403;
      expect([role, forbidden]).toEqual([role, ranks[role] < ranks[route.role ?? 'agent']]);
      expect(reply.statusCode).toBeLessThan(500);
    }
  });

  test.each(sessionRoutes.filter(([, route]) => route.method !== 'GET'))('%s asks for X-Pandu', async (_name, route) => {
    const reply = await users.admin.call(route.method, pathOf(route), undefined, {});
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'forbidden']);
  });
});

describe('every route of desktops', () => {
  const routes = Object.entries<Route>(desktopRoutes).filter(([, route]) => route.auth === 'desktop');
  test.each(routes)('%s asks for a token', async (_name, route) => {
    for (const headers of [{}, { authorization: 'Basic x' }, { authorization: 'Bearer ' }, { cookie: users.admin.cookie }]) {
      const reply = await desk.app.inject({ method: route.method, url: pathOf(route), headers });
      expect([reply.statusCode, reply.json().code]).toEqual([401, 'desktop-unknown']);
    }
  });
});

describe('enrolment', () => {
  const keys = '/api/v1/agent/enrolment-keys';
  const enrol = (enrolmentKey: string, id = newId()) =>
    desk.app.inject({ method: 'POST', url: '/api/v1/desktops', payload: { id, enrolmentKey, inventory: inventory('x') } });

  test('takes a key until it is revoked; again gives a new token and ends the old one', async () => {
    const { id, key } = (await users.admin.call('POST', keys, { label: 'wave 1' })).json();
    const first = (await enrol(key)).json();
    const second = (await enrol(key, first.desktopId)).json();
    const get = (token: string) =>
      desk.app.inject({ method: 'GET', url: '/api/v1/changes', headers: { authorization: `Bearer ${token}` } });
    expect((await get(first.token)).statusCode).toBe(401);
    expect((await get(second.token)).statusCode).toBe(200);
    expect((await users.admin.call('GET', keys)).json().items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, uses: 2, revoked: false })]),
    );
    expect((await users.admin.call('DELETE', `${keys}/${id}`)).statusCode).toBe(204);
    const refused = await enrol(key);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'enrolment-refused']);
    expect((await get(second.token)).statusCode).toBe(200);
    expect((await users.admin.call('DELETE', `/api/v1/agent/desktops/${first.desktopId}`)).statusCode).toBe(204);
    expect((await get(second.token)).json().code).toBe('desktop-unknown');
  });

  test('keeps neither keys nor tokens as they are', async () => {
    const { key } = (await users.admin.call('POST', keys, { label: 'secret' })).json();
    const { token } = (await enrol(key)).json();
    const rows = JSON.stringify([
      await desk.database.db.selectFrom('enrolment_keys').selectAll().execute(),
      await desk.database.db.selectFrom('desktops').selectAll().execute(),
      await desk.database.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(token);
  });

  test('lists what the desktop says of itself', async () => {
    const own = await desk.enrol('dewi');
    await own.call('PUT', '/desktops/me/inventory', { ...inventory('dewi'), hostName: 'laptop-7' });
    const found = (await users.agent.call('GET', '/api/v1/agent/desktops?q=LAPTOP-7')).json();
    expect(found).toMatchObject({ total: 1, items: [{ id: own.id, openTickets: 0, inventory: { userName: 'dewi' } }] });
  });
});

describe('people', () => {
  const url = '/api/v1/agent/users';

  test('with a one-time password may do nothing but change it', async () => {
    const made = (await users.admin.call('POST', url, { name: 'Sari', login: 'sari', role: 'editor' })).json();
    const signedIn = await signIn('sari', made.oneTimePassword);
    expect(signedIn.json()).toMatchObject({ mustChangePassword: true, user: { login: 'sari' } });
    const sari = agentClient(desk.app, 'sari', signedIn);
    expect((await sari.call('GET', '/api/v1/agent/tickets')).json().code).toBe('forbidden');
    expect((await sari.call('GET', '/api/v1/agent/session')).json().mustChangePassword).toBe(true);
    const change = (current: string, next: string) => sari.call('PUT', '/api/v1/agent/session/password', { current, next });
    expect((await change('wrong', 'long enough now')).json().code).toBe('bad-credentials');
    expect((await change(made.oneTimePassword, 'short')).statusCode).toBe(400);
    expect((await change(made.oneTimePassword, made.oneTimePassword)).statusCode).toBe(400);
    const other = agentClient(desk.app, 'sari', await signIn('sari', made.oneTimePassword));
    expect((await change(made.oneTimePassword, 'long enough now')).statusCode).toBe(204);
    expect((await sari.call('GET', '/api/v1/agent/tickets')).statusCode).toBe(200);
    expect((await other.call('GET', '/api/v1/agent/session')).statusCode).toBe(401);
    expect((await users.admin.call('POST', url, { name: 'Sari', login: 'sari', role: 'agent' })).json().code).toBe('conflict');
    const reset = (await users.admin.call('POST', `${url}/${made.user.id}/password`)).json();
    expect((await sari.call('GET', '/api/v1/agent/session')).statusCode).toBe(401);
    expect((await signIn('sari', reset.oneTimePassword)).json().mustChangePassword).toBe(true);
  });

  test('who are switched off are out at once; the last administrator stays', async () => {
    const agent = await desk.user('agent');
    expect((await users.admin.call('PATCH', `${url}/${agent.userId}`, { active: false })).json().active).toBe(false);
    expect((await agent.call('GET', '/api/v1/agent/session')).statusCode).toBe(401);
    expect((await signIn(agent.login, passwordOf(agent.login))).json().code).toBe('bad-credentials');
    for (const change of [{ active: false }, { role: 'agent' }]) {
      const reply = await users.admin.call('PATCH', `${url}/${users.admin.userId}`, change);
      expect([reply.statusCode, reply.json().code]).toEqual([409, 'conflict']);
    }
    expect((await users.admin.call('PATCH', `${url}/${newId()}`, { name: 'x' })).statusCode).toBe(404);
  });

  test('who guess passwords have to wait, others do not', async () => {
    const { login } = users.editor;
    for (let n = 0; n < 5; n += 1) expect((await signIn(login, `guess ${n}`)).json().code).toBe('bad-credentials');
    const refused = await signIn(login, passwordOf(login));
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(600);
    expect((await signIn(login, passwordOf(login), '10.1.1.1')).statusCode).toBe(200);
    for (let n = 0; n < 5; n += 1) expect((await signIn('nobody', 'x')).json().code).toBe('bad-credentials');
    desk.advance(16 * 60_000);
    expect((await signIn(login, passwordOf(login))).statusCode).toBe(200);
  });

  test('sign out, and are signed out after twelve hours without use', async () => {
    const { login } = users.editor;
    const signedIn = await signIn(login, passwordOf(login));
    expect(signedIn.headers['set-cookie']).toMatch(/HttpOnly/);
    expect(signedIn.headers['set-cookie']).toMatch(/SameSite=Strict/);
    const client = agentClient(desk.app, login, signedIn);
    expect((await client.call('DELETE', '/api/v1/agent/session')).statusCode).toBe(204);
    expect((await client.call('GET', '/api/v1/agent/session')).statusCode).toBe(401);
    const idle = await desk.user('agent');
    desk.advance(11 * 3_600_000);
    expect((await idle.call('GET', '/api/v1/agent/session')).statusCode).toBe(200);
    desk.advance(11 * 3_600_000);
    expect((await idle.call('GET', '/api/v1/agent/session')).statusCode).toBe(200);
    desk.advance(13 * 3_600_000);
    expect((await idle.call('GET', '/api/v1/agent/session')).statusCode).toBe(401);
  });

  test('and what they did is in the audit log', async () => {
    const admin = agentClient(desk.app, 'admin', await signIn('admin', passwordOf('admin')));
    const log = (await admin.call('GET', '/api/v1/agent/audit?q=user.create&size=2')).json();
    expect(log.items).toHaveLength(2);
    expect(log.total).toBeGreaterThan(2);
    expect(log.items[0]).toMatchObject({ action: 'user.create', actor: 'admin' });
    expect((await admin.call('GET', '/api/v1/agent/audit?q=%25%25')).json().total).toBe(0);
  });
});

describe('everything else', () => {
  test('answers with a problem document', async () => {
    for (const url of ['/api/v1/nope', '/nope', '/api/v1/agent/tickets/not-an-id']) {
      const reply = await users.agent.call('GET', url);
      expect(reply.headers['content-type']).toBe('application/problem+json');
    }
    expect((await desk.app.inject('/healthz')).json()).toEqual({ ok: true });
    expect((await desk.app.inject('/readyz')).json()).toEqual({ ok: true });
    expect((await desk.app.inject('/metrics')).body).toContain('pandu_http_requests_total');
    expect((await desk.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(403);
    expect((await desk.app.inject('/openapi.json')).json().openapi).toBe('3.1.0');
  });
});
