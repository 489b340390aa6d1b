import { createHash } from 'node:crypto';
import { callRoute, type Transport } from '../../shared/api/client.ts';
import { desktopRoutes, type Inventory } from '../../shared/api/desktop-routes.ts';
import type { CredentialStore, Credentials } from './credentials.ts';
import { enrol } from './enrol.ts';
import type { Verdict } from './retry.ts';
import { parseServerUrl } from './server-url.ts';
import { followKeys, readSigningKey, type SigningKey } from './signature.ts';

/** Where the help desk is and how to introduce ourselves, as IT set it; null when nobody did. */
export interface ServerConfig {
  readonly serverUrl: string;
  readonly enrolmentKey: string | null;
  /** The key that IT wants to be trusted, in base64; without one it is taken from the first enrolment. */
  readonly signingKey?: string | null;
}

export interface ConnectionDependencies {
  readonly credentials: CredentialStore;
  readonly config: () => ServerConfig | null;
  readonly transportTo: (origin: string, token: () => string | null) => Transport;
  readonly inventory: () => Inventory;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** An enrolled desktop's way to its help desk. */
export interface Link {
  readonly origin: string;
  readonly token: string;
  readonly desktopId: string;
  readonly transport: Transport;
  readonly signingKey: SigningKey;
}
type Linked = { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly why: 'never-enrolled' | Verdict };

export interface Connection {
  /** The link, enrolling first where that is needed. */
  link(): Promise<Linked>;
  /** The help desk does not know our token any more: the next `link` enrols anew. */
  forgetToken(): Promise<void>;
  /** The key that follows ours, vouched for by it and kept from now on; null when there is none, or no answer. */
  followKeys(link: Link): Promise<SigningKey | null>;
  /** Sends the inventory if it is not the one that the help desk has. */
  reportInventory(link: Link): Promise<void>;
}

export function createConnection(dependencies: ConnectionDependencies): Connection {
  const { credentials, config, transportTo, log } = dependencies;
  let known: Credentials | null | undefined;
  const load = async () => {
    known ??= await credentials.load();
    return known;
  };
  const save = async (next: Credentials) => {
    await credentials.save(next);
    known = next;
  };

  /** A key that IT has newly set counts from now on, whatever we followed before: the way out when a help desk lost its own. */
  async function startFrom(pinned: SigningKey | null, have: Credentials | null): Promise<Credentials | null> {
    if (!pinned || !have?.signingKey || have.pinned === pinned.keyId) return have;
    const next = { ...have, signingKey: pinned, pinned: pinned.keyId };
    await save(next);
    log(`sync: news must be signed with the key ${pinned.keyId}, as policy says`);
    return next;
  }

  return {
    async link() {
      const settings = config();
      const pinned = settings?.signingKey ? readSigningKey(settings.signingKey) : null;
      const have = await startFrom(pinned, await load());
      const parsed = settings ? parseServerUrl(settings.serverUrl) : null;
      if (parsed && !parsed.ok) {
        log(`sync: ${parsed.reason}`);
        return { ok: false, why: 'never-enrolled' };
      }
      const origin = parsed?.origin ?? have?.serverUrl;
      if (!origin) return { ok: false, why: 'never-enrolled' };
      if (have?.token && have.signingKey && have.serverUrl === origin)
        return { ok: true, link: linkOf(origin, have.token, have.desktopId, have.signingKey) };
      const enrolmentKey = settings?.enrolmentKey;
      if (!enrolmentKey) return { ok: false, why: have?.signingKey ? { kind: 'unknown-desktop' } : 'never-enrolled' };
      const enrolled = await enrol({ ...dependencies, origin, enrolmentKey, pinned, transport: transportTo(origin, () => null) }, have);
      if (!enrolled.ok) {
        known = await credentials.load();
        return { ok: false, why: enrolled.verdict };
      }
      known = enrolled.credentials;
      const { token, signingKey, desktopId } = enrolled.credentials;
      if (!token || !signingKey) return { ok: false, why: { kind: 'unknown-desktop' } };
      return { ok: true, link: linkOf(origin, token, desktopId, signingKey) };
    },
    async forgetToken() {
      const have = await load();
      if (have) await save({ ...have, token: null });
    },
    async followKeys({ transport, signingKey }) {
      const result = await callRoute(transport, desktopRoutes.listKeyLinks, { query: { after: signingKey.keyId } });
      if (!result.ok) return null;
      const next = followKeys(signingKey, result.value.links);
      const have = await load();
      if (next === signingKey || !have) return null;
      await save({ ...have, signingKey: next });
      return next;
    },
    async reportInventory({ transport }) {
      const have = await load();
      const inventory = dependencies.inventory();
      const hash = createHash('sha256').update(JSON.stringify(inventory)).digest('hex');
      if (!have || have.inventory === hash) return;
      const result = await callRoute(transport, desktopRoutes.putInventory, { body: inventory });
      if (result.ok) await save({ ...have, inventory: hash });
    },
  };

  function linkOf(origin: string, token: string, desktopId: string, signingKey: SigningKey): Link {
    return { origin, token, desktopId, signingKey, transport: transportTo(origin, () => token) };
  }
}
