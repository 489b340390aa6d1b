import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Route } from '../../shared/api/route.ts';
import type { DesktopCaller, UserCaller } from '../http/callers.ts';
import type { PokeBus } from '../store/pokes.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashToken } from './secrets.ts';
import type { SeenDesktops } from './seen-desktops.ts';

export const sessionCookie = 'pandu_session';
/** A session ends this long after its last use, and at the latest two weeks after it began. */
export const sessionIdleMs = 12 * 3_600_000;
const sessionMostMs = 14 * 86_400_000;
const seenEveryMs = 60_000;

export interface Identify {
  (route: Route, request: FastifyRequest): Promise<DesktopCaller | UserCaller | Refusal>;
  /** The desktop that this token was seen to belong to; free of any look at the database. */
  remembered(request: FastifyRequest): string | null;
  stop(): void;
}

/** Finds out who calls. Tokens of desktops are remembered in memory until a poke says that one changed. */
export function createIdentify(context: Context, bus: PokeBus, seen: SeenDesktops): Identify {
  const tokens = new Map<string, { caller: DesktopCaller; seenAt: number }>();
  const stop = bus.listen((poke) => {
    if (poke.kind !== 'desktop') return;
    for (const [token, { caller }] of tokens) if (caller.id === poke.id) tokens.delete(token);
  });
  const { database, now } = context;

  async function desktop(request: FastifyRequest): Promise<DesktopCaller | Refusal> {
    const token = bearer(request);
    if (token === null) return refuse('desktop-unknown', 'Send Authorization: Bearer TOKEN, as enrolment gave it.');
    const key = Buffer.from(hashToken(token)).toString('hex');
    const time = now();
    const held = database.hearsOthers() ? tokens.get(key) : undefined;
    if (held && time - held.seenAt < seenEveryMs) return held.caller;
    const found = await seen.find(key);
    if (!found) {
      tokens.delete(key);
      return refuse('desktop-unknown', 'The token is not known (any more): enrol again.');
    }
    const caller: DesktopCaller = { kind: 'desktop', ...found };
    tokens.set(key, { caller, seenAt: time });
    seen.note(found.id, { seenAt: time });
    return caller;
  }

  async function user(request: FastifyRequest): Promise<UserCaller | Refusal> {
    const token = request.cookies[sessionCookie];
    if (!token) return refuse('not-signed-in', 'Sign in: POST /api/v1/agent/session.');
    const session = hashToken(token);
    const time = now();
    const row = await database.db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['users.id', 'users.name', 'users.login', 'users.role', 'users.must_change', 'sessions.used_at'])
      .where('sessions.token_hash', '=', session)
      .where('users.active', '=', true)
      .where('sessions.used_at', '>', new Date(time - sessionIdleMs))
      .where('sessions.created_at', '>', new Date(time - sessionMostMs))
      .executeTakeFirst();
    if (!row) return refuse('not-signed-in', 'The session is over: sign in again.');
    if (time - row.used_at.getTime() > seenEveryMs) {
      await database.db
        .updateTable('sessions')
        .set({ used_at: new Date(time) })
        .where('token_hash', '=', session)
        .execute();
      await database.db
        .updateTable('users')
        .set({ last_seen_at: new Date(time) })
        .where('id', '=', row.id)
        .execute();
    }
    return { kind: 'user', id: row.id, name: row.name, login: row.login, role: row.role, mustChange: row.must_change, session };
  }

  return Object.assign((route: Route, request: FastifyRequest) => (route.auth === 'desktop' ? desktop(request) : user(request)), {
    remembered(request: FastifyRequest) {
      const token = bearer(request);
      if (token === null) return null;
      return tokens.get(Buffer.from(hashToken(token)).toString('hex'))?.caller.id ?? null;
    },
    stop,
  });
}

function bearer(request: FastifyRequest): string | null {
  return /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
