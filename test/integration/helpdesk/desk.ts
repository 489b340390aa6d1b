import { createHash, randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { buildApp } from '../../../helpdesk/app.ts';
import type { SmsConfig } from '../../../helpdesk/channels/sms/config.ts';
import type { ForumConfig } from '../../../helpdesk/forum/config.ts';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { firstAdmin } from '../../../helpdesk/services/bootstrap.ts';
import type { Context } from '../../../helpdesk/services/context.ts';
import { type Database, openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus, type PokeBus } from '../../../helpdesk/store/pokes.ts';
import type { Inventory } from '../../../shared/api/desktop-routes.ts';
import type { Role } from '../../../shared/api/route.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { AttachmentRef } from '../../../shared/model/ticket.ts';

export const newId = () => uuidv7(Date.now(), randomBytes(10));
export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
export const contentDigest = (bytes: Uint8Array | string) => `sha-256=:${sha256(bytes).toString('base64')}:`;

/** A help desk on a database of its own: PGlite in memory, or a fresh one on the server that PANDU_TEST_DATABASE_URL names. */
export interface Desk {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly context: Context;
  readonly bus: PokeBus;
  readonly where: { url: string } | { folder: null };
  /** Moves the clock, in milliseconds. */
  advance(ms: number): void;
  /** @param more parts of its inventory, and another enrolment key than that of the tests */
  enrol(userName?: string, more?: Partial<Inventory> & { key?: string }): Promise<DesktopClient>;
  /** A user of this role, signed in, with a password of their own. */
  user(role: Role): Promise<AgentClient>;
  close(): Promise<void>;
}
export interface DesktopClient {
  readonly id: string;
  readonly token: string;
  readonly signingKey: { keyId: string; publicKey: string };
  call(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Stores a report and answers with it and its receipt. */
  report(change?: Partial<Report>): Promise<{ report: Report; ticketId: string; number: number }>;
  feed(since?: number): Promise<{ changes: FeedChange[]; cursor: number; more: boolean }>;
}
interface FeedChange {
  cursor: number;
  kind: string;
  id: string;
  ticket?: { status: string; messages: { from: string; text: string; author: string }[]; outcome: unknown; number: number };
  tip?: { version: number };
  announcement?: { id: string; version: number; resolvedAt: string | null };
  version?: number;
  policy?: { version: number; organisation: string };
  groups?: { id: string; name: string; migratedOn: string | null }[];
}
export interface AgentClient {
  readonly userId: string;
  readonly login: string;
  readonly cookie: string;
  call(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export async function openDesk(
  options: {
    rateLimit?: number;
    consoleFolder?: string;
    siteFolder?: string;
    sms?: SmsConfig;
    forum?: ForumConfig;
    log?: (line: string) => void;
  } = {},
): Promise<Desk> {
  const server = process.env.PANDU_TEST_DATABASE_URL;
  const where = server ? { url: await freshDatabase(server) } : { folder: null };
  const bus = createPokeBus();
  const database = await openDatabase(where, bus);
  let offset = 0;
  const context: Context = { database, now: () => Date.now() + offset };
  const app = Fastify({ forceCloseConnections: true, ...(options.log ? { logger: { stream: { write: options.log } } } : {}) });
  await buildApp(app, {
    context,
    bus,
    consoleFolder: options.consoleFolder ?? null,
    siteFolder: options.siteFolder ?? null,
    sms: options.sms ?? null,
    forum: options.forum ?? null,
    secure: false,
    publicMetrics: false,
    rateLimit: options.rateLimit ?? 1_000_000,
    version: 'test',
    checkReplies: true,
  });
  const made = await firstAdmin(context, false);
  if (!made) throw new Error('the database was not empty');
  const admin = await signInAnew(app, made.login, made.oneTimePassword);
  const { key } = await database.transaction((unit) => createEnrolmentKey(unit, context, 'test', 'test'));
  let users = 0;
  return {
    app,
    database,
    context,
    bus,
    where,
    advance(ms) {
      offset += ms;
    },
    async enrol(userName = 'rina', { key: other, ...more } = {}) {
      const body = { id: newId(), enrolmentKey: other ?? key, inventory: { ...inventory(userName), ...more } };
      const reply = await app.inject({ method: 'POST', url: '/api/v1/desktops', payload: body });
      if (reply.statusCode !== 201) throw new Error(reply.body);
      return desktopClient(app, reply.json());
    },
    async user(role) {
      if (role === 'admin') return admin;
      users += 1;
      const login = `${role}${users}`;
      const reply = await admin.call('POST', '/api/v1/agent/users', { name: `${role} ${users}`, login, role });
      return await signInAnew(app, login, reply.json().oneTimePassword);
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

export const inventory = (userName: string) => ({
  userName,
  hostName: 'pc-042',
  distribution: 'Debian 12',
  desktop: 'GNOME',
  sessionType: 'x11',
  language: 'id' as const,
  panduVersion: '0.1.0',
});

export function reportOf(change: Partial<Report> = {}): Report {
  return {
    schema: 1,
    id: newId(),
    createdAt: new Date().toISOString(),
    language: 'id',
    message: 'LibreOffice tidak mau mencetak\nSejak kemarin.',
    hinders: 'blocked',
    application: { name: 'LibreOffice Writer', version: '7.4' },
    findings: [],
    sections: [{ id: 'memory', status: 'ok', takenAt: new Date().toISOString(), durationMs: 2, data: { total: 1 } }],
    tipsShown: [],
    attachments: [],
    pandu: { version: '0.1.0' },
    ...change,
  };
}

/** The smallest thing that begins as a PNG does, with some bytes of its own. */
export function picture(): { bytes: Buffer; ref: AttachmentRef } {
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(64)]);
  const ref = {
    id: newId(),
    kind: 'screenshot',
    mediaType: 'image/png',
    bytes: bytes.length,
    sha256: sha256(bytes).toString('hex'),
  } as const;
  return { bytes, ref };
}

export function desktopClient(
  app: FastifyInstance,
  enrolled: { desktopId: string; token: string; signingKey: DesktopClient['signingKey'] },
): DesktopClient {
  const call: DesktopClient['call'] = (method, url, body, headers = {}) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${enrolled.token}`, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  return {
    id: enrolled.desktopId,
    token: enrolled.token,
    signingKey: enrolled.signingKey,
    call,
    async report(change) {
      const report = reportOf(change);
      const reply = await call('PUT', `/reports/${report.id}`, report);
      if (reply.statusCode !== 200) throw new Error(reply.body);
      return { report, ...(reply.json() as { ticketId: string; number: number }) };
    },
    feed: async (since = 0) => (await call('GET', `/changes?since=${since}`)).json(),
  };
}

async function signInAnew(app: FastifyInstance, login: string, oneTimePassword: string): Promise<AgentClient> {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/agent/session', payload: { login, password: oneTimePassword } });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  const client = agentClient(app, login, reply);
  const changed = await client.call('PUT', '/api/v1/agent/session/password', { current: oneTimePassword, next: passwordOf(login) });
  if (changed.statusCode !== 204) throw new Error(changed.body);
  return client;
}
export const passwordOf = (login: string) => `a long password of ${login}`;

export function agentClient(app: FastifyInstance, login: string, signedIn: LightMyRequestResponse): AgentClient {
  const cookie = `pandu_session=${signedIn.cookies.find((one) => one.name === 'pandu_session')?.value}`;
  return {
    userId: signedIn.json().user.id,
    login,
    cookie,
    call: (method, url, body, headers = { 'x-pandu': '1' }) =>
      app.inject({ method, url, headers: { cookie, ...headers }, ...(body === undefined ? {} : { payload: body as object }) }),
  };
}

async function freshDatabase(server: string): Promise<string> {
  const name = `pandu_test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
