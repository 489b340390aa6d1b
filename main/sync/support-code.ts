import { callRoute } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { NewCode, SupportCode } from '../../shared/ipc/contract.ts';
import type { CodeMark } from './code-mark.ts';
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

interface ContactOptions {
  readonly connection: Source;
  readonly mark: CodeMark;
  readonly now: () => number;
  readonly newId: () => string;
  /** Another process, as `pandu code`, made a code: the one that was kept is good for nothing any more. */
  readonly onReplaced: () => void;
}

export function createContactDesk({ connection, mark, now, newId, onReplaced }: ContactOptions): ContactDesk {
  let kept: SupportCode | null = null;
  let unwatch: (() => void) | null = null;
  const forget = () => {
    kept = null;
    unwatch?.();
    unwatch = null;
  };
  async function keep(code: SupportCode): Promise<void> {
    forget();
    kept = code;
    const id = newId();
    await mark.put(id, code.until);
    const stop = await mark.watch(id, () => {
      if (kept !== code) return;
      forget();
      onReplaced();
    });
    if (kept === code) unwatch = stop;
    else stop();
  }
  return {
    code() {
      if (kept && Date.parse(kept.until) <= now()) forget();
      return kept;
    },
    async newCode() {
      const made = await makeSupportCode(connection, now);
      // The help desk ends the former one with it, and only then.
      if (made.ok) await keep(made.code);
      return made;
    },
    async endCall(id) {
      const linked = await connection.link();
      if (!linked.ok) return false;
      const body = { at: new Date(now()).toISOString() };
      return (await callRoute(linked.link.transport, desktopRoutes.putCallEnded, { params: { id }, body })).ok;
    },
    used: forget,
  };
}
