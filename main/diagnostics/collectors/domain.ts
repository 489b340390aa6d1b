import type { Ask } from '../../platform/bus-values.ts';
import { flagAt, objectsOf, propertiesOf, stringAt } from '../../platform/bus-values.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector, CollectorContext } from '../collector.ts';

const realmd = 'org.freedesktop.realmd';
const infopipe = 'org.freedesktop.sssd.infopipe';

interface Realm {
  readonly name: string;
  readonly software?: string;
}

async function joinedRealms(ask: Ask | null): Promise<Realm[]> {
  const objects = ask ? await objectsOf(ask, realmd, '/org/freedesktop/realmd') : null;
  const found: Realm[] = [];
  for (const interfaces of Object.values(objects ?? {})) {
    const realm = interfaces[`${realmd}.Realm`];
    const name = stringAt(realm, 'Name');
    // Empty until the computer is a member.
    if (!name || !stringAt(realm, 'Configured')) continue;
    const details = Array.isArray(realm?.Details) ? realm.Details : [];
    const software = details.find((pair): pair is string[] => Array.isArray(pair) && pair[0] === 'server-software')?.[1];
    found.push({ name, ...(software ? { software } : {}) });
  }
  return found;
}

/** Whether SSSD reaches the servers of its domains; undefined when it does not say (its D-Bus part is off by default). */
async function domainOnline(ask: Ask | null): Promise<boolean | undefined> {
  if (!ask) return undefined;
  const domains = await ask(infopipe, '/org/freedesktop/sssd/infopipe', `${infopipe}.ListDomains`);
  const paths = Array.isArray(domains?.[0]) ? domains[0].filter((path): path is string => typeof path === 'string') : [];
  const states = await Promise.all(
    paths.slice(0, 5).map(async (path) => {
      const answer = await ask(infopipe, path, `${infopipe}.Domains.Domain.IsOnline`);
      return typeof answer?.[0] === 'boolean'
        ? answer[0]
        : flagAt(await propertiesOf(ask, infopipe, path, `${infopipe}.Domains.Domain`), 'online');
    }),
  );
  const known = states.filter((state) => state !== undefined);
  return known.length > 0 ? known.every(Boolean) : undefined;
}

/** nsswitch.conf(5): who is asked for accounts beside the files. */
function accountsBy(files: Files): string[] {
  const line = /^passwd:(.*)$/m.exec(files.text('/etc/nsswitch.conf', 20_000) ?? '')?.[1] ?? '';
  const names: Readonly<Record<string, string>> = { sss: 'sssd', winbind: 'winbind', ldap: 'ldap' };
  return line.split(/\s+/).flatMap((word) => names[word] ?? []);
}

/** krb5.conf(5): the realm of sign-ins, written there by every way to join a domain. */
const realmOfFile = (files: Files): string | undefined =>
  /^\s*default_realm\s*=\s*([\w.-]+)/m.exec(files.text('/etc/krb5.conf', 100_000) ?? '')?.[1];

/** `chage -l`: everybody may ask it for themselves. "Password expires    : Nov 30, 2026", or "never". */
export function parseChage(text: string): string | undefined {
  const date = /^Password expires\s*:\s*(\w{3} \d{1,2}, \d{4})\s*$/m.exec(text)?.[1];
  const at = date ? Date.parse(`${date} UTC`) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

async function localExpiry({ exec, env, signal }: CollectorContext, userName: string | undefined): Promise<string | undefined> {
  const name = userName ?? env.USER;
  if (exec === null || !name || name.startsWith('-')) return undefined;
  const result = await exec('chage', ['-l', name], { timeoutMs: 1500, maxBytes: 5000, signal });
  return result.ok ? parseChage(result.stdout) : undefined;
}

export const domain: Collector<'domain'> = {
  id: 'domain',
  title: 'Domain and account',
  cost: 'slow',
  timeLimitMs: 9000,
  collect: async (context) => {
    const { files, uid, bus } = context;
    const by = accountsBy(files);
    const line = (files.text('/etc/passwd') ?? '').split('\n').find((one) => one.split(':')[2] === String(uid));
    // Asked only where something could belong to a domain: starting realmd for nothing would be a waste.
    const ask = by.length > 0 ? await bus('system') : null;
    const [listed, online, expires] = await Promise.all([
      joinedRealms(ask),
      domainOnline(ask),
      line ? localExpiry(context, line.split(':')[0]) : undefined,
    ]);
    const written = by.length > 0 ? realmOfFile(files) : undefined;
    const realms = listed.length > 0 ? listed : written ? [{ name: written }] : [];
    return {
      data: {
        joined: realms.length > 0 && by.length > 0,
        realms,
        domainAccount: by.length > 0 && line === undefined,
        accountsBy: by,
        ...(online === undefined ? {} : { online }),
        ...(expires
          ? { passwordExpiresAt: expires, passwordDaysLeft: Math.floor((Date.parse(expires) - context.now()) / 86_400_000) }
          : {}),
      },
    };
  },
};
