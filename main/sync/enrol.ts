import { callRoute, type Transport } from '../../shared/api/client.ts';
import { desktopRoutes, type Inventory } from '../../shared/api/desktop-routes.ts';
import type { CredentialStore, Credentials } from './credentials.ts';
import { judge, type Verdict } from './retry.ts';
import type { SigningKey } from './signature.ts';

export interface EnrolDependencies {
  readonly origin: string;
  readonly enrolmentKey: string;
  /** The key that IT set; the answer is not asked for one then. */
  readonly pinned: SigningKey | null;
  /** A new UUIDv7, taken only when this desktop never had one. */
  readonly newId: () => string;
  readonly inventory: () => Inventory;
  readonly credentials: CredentialStore;
  readonly transport: Transport;
  readonly now: () => number;
}

export type Enrolled = { readonly ok: true; readonly credentials: Credentials } | { readonly ok: false; readonly verdict: Verdict };

/**
 * Asks for a token. The id is on disk before the first call, so that a lost answer does not make a second desktop of
 * this one; enrolling again ends the old token.
 */
export async function enrol(dependencies: EnrolDependencies, known: Credentials | null): Promise<Enrolled> {
  const { origin, enrolmentKey, pinned, credentials, transport } = dependencies;
  const same = known?.serverUrl === origin ? known : null;
  const desktopId = same?.desktopId ?? dependencies.newId();
  const blank: Credentials = { format: 1, serverUrl: origin, desktopId, token: null, signingKey: null, pinned: null, inventory: null };
  if (!same) await credentials.save(blank);
  const body = { id: desktopId, enrolmentKey, inventory: dependencies.inventory() };
  const result = await callRoute(transport, desktopRoutes.enrolDesktop, { body });
  if (!result.ok) return { ok: false, verdict: judge(result, dependencies.now()) };
  // The policy comes by the feed, signed: the one of this answer could be anybody's.
  const { token, signingKey } = result.value;
  // Only at the first enrolment is a key taken from the answer: later a new one would let anybody in between sign tips.
  const enrolled: Credentials = {
    ...blank,
    token,
    signingKey: same?.signingKey ?? pinned ?? signingKey,
    pinned: same?.signingKey ? same.pinned : (pinned?.keyId ?? null),
  };
  await credentials.save(enrolled);
  return { ok: true, credentials: enrolled };
}
