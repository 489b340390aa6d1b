/**
 * Credential cache files of Kerberos, "The Credential Cache File Format" (MIT krb5 documentation), version 4 as written
 * since 2001. Only names and times are read; keys and tickets are stepped over.
 */
interface Ticket {
  readonly client: string;
  readonly server: string;
  /** Seconds since 1970; 0 when not set. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly renewableUntil: number;
}

const maxTickets = 500;

/** @returns null when this is no such file; what is whole of a damaged one */
export function readCcache(bytes: Buffer): { readonly client: string; readonly realm: string; readonly tickets: readonly Ticket[] } | null {
  if (bytes.length < 8 || bytes.readUInt16BE(0) !== 0x0504) return null;
  let at = 4 + bytes.readUInt16BE(2);
  // Each step throws behind the end: a Buffer refuses to read there.
  const u32 = (): number => {
    const value = bytes.readUInt32BE(at);
    at += 4;
    return value;
  };
  const data = (): Buffer => {
    const length = u32();
    if (at + length > bytes.length) throw new RangeError('behind the end');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const principal = (): { name: string; realm: string } => {
    at += 4;
    const count = u32();
    if (count > 32) throw new RangeError('too many parts');
    const realm = data().toString('utf8').slice(0, 300);
    const parts = Array.from({ length: count }, () => data().toString('utf8').slice(0, 300));
    return { name: `${parts.join('/')}@${realm}`, realm };
  };
  const list = (): void => {
    for (let left = Math.min(u32(), 1000); left > 0; left -= 1) {
      at += 2;
      data();
    }
  };
  try {
    const client = principal();
    const tickets: Ticket[] = [];
    try {
      while (at < bytes.length && tickets.length < maxTickets) {
        const from = principal().name;
        const server = principal();
        at += 2;
        data();
        const [authAt, start, endsAt, renewableUntil] = [u32(), u32(), u32(), u32()];
        at += 5;
        list();
        list();
        data();
        data();
        // Settings of the cache itself are kept as tickets of a realm that cannot exist.
        if (server.realm !== 'X-CACHECONF:')
          tickets.push({ client: from, server: server.name, startsAt: start || authAt, endsAt, renewableUntil });
      }
    } catch {
      // Cut off: what was read before stands.
    }
    return { client: client.name, realm: client.realm, tickets };
  } catch {
    return null;
  }
}
