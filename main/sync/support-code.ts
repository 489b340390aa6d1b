import { callRoute } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { NewCode, SupportCode } from '../../shared/ipc/contract.ts';
import type { Connection } from './connection.ts';
import { judge, type Verdict } from './retry.ts';

type Source = Pick<Connection, 'link' | 'forgetToken'>;

/** Asks the help desk for a code. It ends so long from now as the help desk says, whatever the clock of this computer shows. */
export async function makeSupportCode(connection: Source, now: () => number): Promise<NewCode> {
  for (const lastTry of [false, true]) {
    const linked = await connection.link();
    if (!linked.ok) return linked.why === 'never-enrolled' ? { ok: false, why: 'not-set-up' } : wordsFor(linked.why);
    const result = await callRoute(linked.link.transport, desktopRoutes.createSupportCode, { body: {} });
    if (result.ok) {
      const { code, validFor } = result.value;
      return { ok: true, code: { code, until: new Date(now() + validFor).toISOString() } };
    }
    const verdict = judge(result, now());
    if (result.kind === 'problem' && result.problem.code === 'too-many-requests' && verdict.kind === 'later')
      return { ok: false, why: 'too-many', minutes: Math.max(1, Math.ceil((verdict.wait ?? 3_600_000) / 60_000)) };
    if (verdict.kind !== 'unknown-desktop' || lastTry) return wordsFor(verdict);
    // Our token may just have been replaced: enrolling anew settles it.
    await connection.forgetToken();
  }
  return { ok: false, why: 'refused' };
}

const wordsFor = ({ kind }: Verdict): NewCode => ({ ok: false, why: kind === 'later' || kind === 'foreign' ? 'offline' : 'refused' });

export interface ContactDesk {
  /** The code that is still good, also after the page was left and entered again. */
  code(): SupportCode | null;
  newCode(): Promise<NewCode>;
  /** False: it could not be said now. */
  endCall(id: string): Promise<boolean>;
  /** Somebody used the code: it is good for nothing any more. */
  used(): void;
}

export function createContactDesk(connection: Source, now: () => number): ContactDesk {
  let kept: SupportCode | null = null;
  return {
    code() {
      if (kept && Date.parse(kept.until) <= now()) kept = null;
      return kept;
    },
    async newCode() {
      const made = await makeSupportCode(connection, now);
      // The help desk ends the former one with it, and only then.
      if (made.ok) kept = made.code;
      return made;
    },
    async endCall(id) {
      const linked = await connection.link();
      if (!linked.ok) return false;
      const body = { at: new Date(now()).toISOString() };
      return (await callRoute(linked.link.transport, desktopRoutes.putCallEnded, { params: { id }, body })).ok;
    },
    used() {
      kept = null;
    },
  };
}
