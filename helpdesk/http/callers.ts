import type { Role } from '../../shared/api/route.ts';

/** Who calls, once it is known. */
export interface DesktopCaller {
  readonly kind: 'desktop';
  readonly id: string;
  readonly userName: string;
}
export interface UserCaller {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly mustChange: boolean;
  /** SHA-256 of the session's token. */
  readonly session: Uint8Array;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: DesktopCaller | UserCaller | null;
  }
}

const ranks: Readonly<Record<Role, number>> = { agent: 1, editor: 2, admin: 3 };

export function mayAct(has: Role, needs: Role): boolean {
  return ranks[has] >= ranks[needs];
}
