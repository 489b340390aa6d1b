import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { signatureHeader, signatureText } from '../../../shared/api/signature.ts';
import { openDesktop, type TestDesktop } from '../../support/desktop.ts';
import { type ManInTheMiddle, openManInTheMiddle, type Passing, type Seen } from '../../support/man-in-the-middle.ts';
import { keyLink, newPair, signedReply } from '../../unit/main/sync/signed-feed.ts';
import { type AgentClient, type Desk, openDesk } from '../helpdesk/desk.ts';

const hour = 3_600_000;
let desk: Desk;
let editor: AgentClient;
let admin: AgentClient;
let man: ManInTheMiddle;
let keys: string;
let enrolmentKey: string;
let folder: string;
let passed = 0;
let opened: TestDesktop[];

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  admin = await desk.user('admin');
  keys = await mkdtemp(join(tmpdir(), 'pandu-man-'));
  man = await openManInTheMiddle(await desk.app.listen({ host: '127.0.0.1', port: 0 }), keys);
  enrolmentKey = (await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'man'))).key;
}, 120_000);
afterAll(async () => {
  await man?.close();
  await desk?.close();
  await rm(keys, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-signed-'));
  opened = [];
  passed = 0;
  leave();
});
afterEach(async () => {
  for (const { sync, outbox } of opened) {
    await sync.stop();
    await outbox.stop();
  }
  await rm(folder, { recursive: true, force: true });
});

const leave = () => {
  man.tamper = (seen, ask) => ask(seen);
};
/** They meddle with the feed and let everything else pass. */
const withFeed = (meddle: (seen: Seen, ask: (seen: Seen) => Promise<Passing>) => Promise<Passing>) => {
  man.tamper = (seen, ask) => (seen.url.startsWith('/api/v1/changes') ? meddle(seen, ask) : ask(seen));
};
const rewritten = (passing: Passing, change: (text: string) => string): Passing => ({
  ...passing,
  body: Buffer.from(change(passing.body.toString('utf8'))),
});

/** A desktop whose two clocks the test moves; it has enrolled and read the feed once. */
async function desktop(name = 'one'): Promise<TestDesktop> {
  const where = join(folder, name);
  await mkdir(where, { recursive: true });
  const clocks = { now: () => Date.now() + passed, uptime: () => performance.now() + passed };
  const one = openDesktop(where, { serverUrl: man.url, enrolmentKey }, { ca: man.authority, ...clocks });
  opened.push(one);
  await one.outbox.start();
  expect(await one.sync.once(), one.logged.join('\n')).toMatchObject({ state: 'online' });
  return one;
}
const idOf = async (one: TestDesktop) => JSON.parse(await readFile(join(one.folder, 'desktop.json'), 'utf8'));
const announce = async (title: string) => {
  const draft = { kind: 'news', title: { en: title }, body: { en: 'b' }, applications: [], startsAt: '2026-01-01T00:00:00Z', endsAt: null };
  const reply = await editor.call('POST', '/api/v1/agent/announcements', draft);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id as string;
};
const shown = (one: TestDesktop) => JSON.stringify([one.feed.state().announcements, one.feed.state().tickets, one.feed.state().policy]);
const kinds = (one: TestDesktop) => one.feed.state().troubles.map(({ kind }) => kind);
const consoleSays = async (one: TestDesktop) => {
  const { desktopId } = await idOf(one);
  const { items } = (await admin.call('GET', '/api/v1/agent/desktops?size=100')).json();
  return items.find((item: { id: string }) => item.id === desktopId)?.troubles;
};

describe('somebody in the middle with a certificate that the desktop trusts', () => {
  const forger = newPair();
  const meddling: [string, string, (seen: Seen, ask: (seen: Seen) => Promise<Passing>) => Promise<Passing>][] = [
    ['changes a word', 'wrong-signature', async (seen, ask) => rewritten(await ask(seen), (text) => text.replace('Genuine', 'Forged!'))],
    [
      'leaves a change out',
      'cut',
      async (seen, ask) => rewritten(await ask(seen), (text) => JSON.stringify({ ...JSON.parse(text), changes: [] })),
    ],
    [
      'puts the changes in another order',
      'wrong-signature',
      async (seen, ask) =>
        rewritten(await ask(seen), (text) => JSON.stringify({ ...JSON.parse(text), changes: JSON.parse(text).changes.reverse() })),
    ],
    [
      'takes the signature away',
      'wrong-signature',
      async (seen, ask) => {
        const { headers, ...passing } = await ask(seen);
        const { [signatureHeader]: _, ...others } = headers;
        return { ...passing, headers: others };
      },
    ],
    [
      'cuts the answer',
      'cut',
      async (seen, ask) => {
        const passing = await ask(seen);
        return { ...passing, body: passing.body.subarray(0, -20) };
      },
    ],
    [
      'signs news of their own with a key of their own',
      'unknown-key',
      async (seen, ask) => {
        const passing = await ask(seen);
        const forged = signedReply(forger, passing.body.toString('utf8').replace('Genuine', 'Forged!'));
        return {
          ...passing,
          headers: { ...passing.headers, [signatureHeader]: String(forged.headers[signatureHeader]) },
          body: Buffer.from(forged.body),
        };
      },
    ],
    [
      'asks for the news of an earlier moment',
      'replayed',
      async (seen, ask) => ask({ ...seen, url: seen.url.replace(/since=\d+/, 'since=0') }),
    ],
    [
      'answers with what was asked by another number',
      'replayed',
      async (seen, ask) => ask({ ...seen, url: seen.url.replace(/nonce=[\w-]+/, `nonce=${'x'.repeat(22)}`) }),
    ],
  ];
  test.each(meddling)('%s: %s, nothing of it is taken, all comes once they are gone, and the help desk knows', async (_, kind, meddle) => {
    const one = await desktop();
    const [first, second] = [await announce('Genuine A'), await announce('Genuine B')];
    const before = one.feed.state();
    withFeed(meddle);
    // One answer that went wrong is nobody's business; two are.
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(await one.sync.once()).toMatchObject({ state: 'stale', newsAt: before.proof?.verifiedAt });
    expect(shown(one)).toBe(shown({ ...one, feed: { ...one.feed, state: () => before } }));
    expect(one.feed.state()).toMatchObject({ cursor: before.cursor, proof: before.proof, troubles: [{ kind, count: 2 }] });
    leave();
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(Object.keys(one.feed.state().announcements)).toEqual(expect.arrayContaining([first, second]));
    expect(shown(one)).not.toContain('Forged');
    expect(await consoleSays(one)).toMatchObject([{ kind, count: 2 }]);
  });

  test('serves what they recorded: an announcement that was withdrawn does not come back', async () => {
    const one = await desktop();
    const id = await announce('Meet at noon');
    const recorded: Passing[] = [];
    withFeed(async (seen, ask) => {
      const passing = await ask(seen);
      recorded.push(passing);
      return passing;
    });
    const { cursor } = one.feed.state();
    await one.sync.once();
    expect(one.feed.state().announcements[id]).toBeDefined();
    await editor.call('DELETE', `/api/v1/agent/announcements/${id}`);
    await one.sync.once();
    expect(one.feed.state().announcements[id]).toBeUndefined();
    expect(one.feed.state().cursor).toBeGreaterThan(cursor);
    const [old] = recorded;
    if (!old) throw new Error('nothing recorded');
    withFeed(async () => old);
    await one.sync.once();
    expect(one.feed.state().announcements[id]).toBeUndefined();
    expect(kinds(one)).toEqual(['older']);
  });

  test('takes an announcement back with a withdrawal of before: it stays', async () => {
    const one = await desktop();
    const gone = await announce('Goes');
    const stays = await announce('Stays');
    await one.sync.once();
    await editor.call('DELETE', `/api/v1/agent/announcements/${gone}`);
    withFeed(async (seen, ask) => rewritten(await ask(seen), (text) => text.replaceAll(gone, stays)));
    await one.sync.once();
    expect(one.feed.state().announcements[stays]).toBeDefined();
  });

  test('swaps the answers of two desktops, each of them genuine and fresh: the ticket of one is not shown on the other', async () => {
    const [one, other] = [await desktop('one'), await desktop('other')];
    await other.report('A secret of the other');
    await other.sync.once();
    const { token } = await idOf(other);
    withFeed((seen, ask) => ask({ ...seen, headers: { ...seen.headers, authorization: `Bearer ${token}` } }));
    await one.sync.once();
    expect(kinds(one)).toEqual(['foreign']);
    expect(shown(one)).not.toContain('secret');
    leave();
    await one.sync.once();
    expect(await consoleSays(one)).toMatchObject([{ kind: 'foreign', count: 1 }]);
    expect(await consoleSays(other)).toEqual([]);
  });

  test('says that this desktop is unknown and enrols it with a key of their own: the key of the first time stays', async () => {
    const one = await desktop();
    const { signingKey } = await idOf(one);
    let thrown = false;
    man.tamper = async (seen, ask) => {
      if (seen.url.startsWith('/api/v1/changes') && !thrown) {
        thrown = true;
        const problem = { type: 'about:blank', title: 'Who?', status: 401, code: 'desktop-unknown' };
        return { status: 401, headers: { 'content-type': 'application/problem+json' }, body: Buffer.from(JSON.stringify(problem)) };
      }
      const passing = await ask(seen);
      if (seen.url !== '/api/v1/desktops') return passing;
      const { keyId, publicKey } = forger;
      return rewritten(passing, (text) => JSON.stringify({ ...JSON.parse(text), signingKey: { keyId, publicKey } }));
    };
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(thrown).toBe(true);
    expect((await idOf(one)).signingKey).toEqual(signingKey);
  });
});

describe('a key that IT has set in the policy file', () => {
  const current = async () => {
    const { items } = (await admin.call('GET', '/api/v1/agent/signing-keys')).json();
    return items[0].publicKey as string;
  };
  const open = async (name: string, signingKey: string) => {
    const where = join(folder, name);
    await mkdir(where, { recursive: true });
    const one = openDesktop(where, { serverUrl: man.url, enrolmentKey, signingKey }, { ca: man.authority });
    opened.push(one);
    await one.outbox.start();
    return one;
  };

  test('is trusted from the first answer on, whoever enrols the desktop, and is followed to later ones', async () => {
    const thief = newPair();
    man.tamper = async (seen, ask) => {
      const passing = await ask(seen);
      if (seen.url === '/api/v1/desktops') {
        const { keyId, publicKey } = thief;
        return rewritten(passing, (text) => JSON.stringify({ ...JSON.parse(text), signingKey: { keyId, publicKey } }));
      }
      if (!seen.url.startsWith('/api/v1/changes')) return passing;
      const { headers } = signedReply(thief, passing.body.toString('utf8'));
      return { ...passing, headers: { ...passing.headers, [signatureHeader]: String(headers[signatureHeader]) } };
    };
    const one = await open('pinned', await current());
    await one.sync.once();
    expect(kinds(one)).toEqual(['unknown-key']);
    expect(one.feed.state().cursor).toBe(0);
    leave();
    await admin.call('POST', '/api/v1/agent/signing-keys');
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
  });

  test('is the way back for a desktop that trusts a key which is lost', async () => {
    const one = await desktop('lost');
    const file = join(one.folder, 'desktop.json');
    const { keyId, publicKey } = newPair();
    await writeFile(file, JSON.stringify({ ...(await idOf(one)), signingKey: { keyId, publicKey } }));
    const after = await open('lost', await current());
    expect(await after.sync.once()).toMatchObject({ state: 'online' });
    expect(await after.sync.once()).toMatchObject({ state: 'online' });
  });
});

describe('holding back', () => {
  const nothingNew: Passing = { status: 304, headers: { etag: '"0"' }, body: Buffer.alloc(0) };

  test('with "nothing new" for ever: seen when the last proof has run out, told to the help desk, over when they are gone', async () => {
    const one = await desktop();
    const { proof } = one.feed.state();
    const id = await announce('Held back');
    const asked: boolean[] = [];
    withFeed(async (seen) => {
      asked.push(seen.headers['if-none-match'] !== undefined);
      return nothingNew;
    });
    for (const hours of [1, 12, 10]) {
      passed += hours * hour;
      expect(await one.sync.once()).toMatchObject({ state: 'online' });
    }
    expect(asked, 'from half of the time on a signed answer is asked for').toEqual([true, false, false]);
    passed += 2 * hour;
    expect(await one.sync.once()).toMatchObject({ state: 'stale', newsAt: proof?.verifiedAt });
    expect(await one.sync.once()).toMatchObject({ state: 'stale' });
    expect(one.logged.join('\n')).toContain('held-back');
    // They let it pass, as it happens: the help desk knows before the news comes.
    expect(await consoleSays(one)).toMatchObject([{ kind: 'held-back', count: 2 }]);
    expect(one.feed.state().announcements[id]).toBeUndefined();
    leave();
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(one.feed.state().announcements[id]).toBeDefined();
  });

  test('with a recorded answer, again and again: no proof, and what they say in the name of the help desk counts for nothing', async () => {
    const one = await desktop();
    let recorded: Passing | undefined;
    withFeed(async (seen, ask) => {
      recorded ??= await ask(seen);
      return recorded;
    });
    passed += 13 * hour;
    await one.sync.once();
    const proof = one.feed.state().proof;
    const id = await announce('Later');
    const swallowed: string[] = [];
    man.tamper = async (seen, ask) => {
      if (seen.url.startsWith('/api/v1/changes') && recorded) return recorded;
      if (!seen.url.includes('/trouble/')) return ask(seen);
      swallowed.push(seen.body.toString());
      return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') };
    };
    passed += 13 * hour;
    for (let time = 0; time < 3; time += 1) await one.sync.once();
    expect(one.sync.state()).toMatchObject({ state: 'stale', newsAt: proof?.verifiedAt });
    expect(swallowed).toHaveLength(3);
    expect(await consoleSays(one)).toEqual([]);
    leave();
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(one.feed.state().announcements[id]).toBeDefined();
    expect(await consoleSays(one), 'not believed when they said that it was told').toMatchObject([{ kind: 'replayed', count: 3 }]);
  });

  test('a desktop that is merely offline for weeks is not stale, and catches up', async () => {
    const one = await desktop();
    const id = await announce('While you were out');
    man.tamper = async () => {
      throw new Error('no network');
    };
    passed += 30 * 24 * hour;
    expect(await one.sync.once()).toMatchObject({ state: 'offline' });
    leave();
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
    expect(one.feed.state()).toMatchObject({ troubles: [] });
    expect(one.feed.state().announcements[id]).toBeDefined();
  });

  test('a page to sign in is a page to sign in, and no trouble to tell', async () => {
    const one = await desktop();
    withFeed(async () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>Wi-Fi</html>') }));
    expect(await one.sync.once()).toMatchObject({ state: 'foreign' });
    expect(kinds(one)).toEqual([]);
  });

  test('the clock of the computer years off, either way: neither locked out nor stale', async () => {
    for (const years of [-9, 9, -30]) {
      passed = years * 365 * 24 * hour;
      const one = await desktop(`years${years}`);
      passed = -passed;
      const id = await announce(`Off by ${years}`);
      expect(await one.sync.once()).toMatchObject({ state: 'online' });
      expect(one.feed.state()).toMatchObject({ troubles: [] });
      expect(one.feed.state().announcements[id]).toBeDefined();
    }
  });
});

describe('a new key', () => {
  const rotate = async () => {
    const reply = await admin.call('POST', '/api/v1/agent/signing-keys');
    expect(reply.statusCode, reply.body).toBe(201);
    return reply.json().items as { keyId: string; retiredAt: string | null }[];
  };

  test('is followed by a desktop that was there, and by one that missed two', async () => {
    const [here, away] = [await desktop('here'), await desktop('away')];
    const first = (await idOf(here)).signingKey.keyId;
    const [second] = await rotate();
    const id = await announce('By the second key');
    expect(await here.sync.once()).toMatchObject({ state: 'online' });
    expect((await idOf(here)).signingKey.keyId).toBe(second?.keyId);
    const [third, ...before] = await rotate();
    expect(before.slice(0, 2).map(({ keyId, retiredAt }) => [keyId, retiredAt !== null])).toEqual([
      [second?.keyId, true],
      [first, true],
    ]);
    for (const one of [here, away]) {
      expect(await one.sync.once()).toMatchObject({ state: 'online' });
      expect((await idOf(one)).signingKey.keyId).toBe(third?.keyId);
      expect(one.feed.state()).toMatchObject({ troubles: [] });
      expect(one.feed.state().announcements[id]).toBeDefined();
    }
    const left = await desk.database.db.selectFrom('signing_keys').select('key_id').where('private_key', 'is not', null).execute();
    expect(left, 'private halves of old keys are gone').toEqual([{ key_id: third?.keyId }]);
    const fresh = await desktop('fresh');
    expect((await idOf(fresh)).signingKey.keyId).toBe(third?.keyId);
    const { items } = (await admin.call('GET', '/api/v1/agent/audit?q=signing-key')).json();
    expect(items.slice(0, 2)).toMatchObject([{ subject: third?.keyId }, { subject: second?.keyId }]);
  });

  test('that somebody else made up is not followed, whoever signs for it', async () => {
    const one = await desktop();
    const { signingKey } = await idOf(one);
    const thief = newPair();
    const trusted = { ...newPair(), keyId: signingKey.keyId };
    for (const links of [[keyLink(trusted, thief)], [keyLink(thief, thief)], [{ payload: '{', signature: '', keyId: signingKey.keyId }]]) {
      man.tamper = async (seen, ask) => {
        if (seen.url.startsWith('/api/v1/signing-keys'))
          return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify({ links })) };
        const passing = await ask(seen);
        if (!seen.url.startsWith('/api/v1/changes')) return passing;
        const { headers } = signedReply(thief, passing.body.toString('utf8'));
        return { ...passing, headers: { ...passing.headers, [signatureHeader]: String(headers[signatureHeader]) } };
      };
      await one.sync.once();
    }
    expect(one.feed.state().troubles).toMatchObject([{ kind: 'unknown-key', count: 3 }]);
    expect((await idOf(one)).signingKey).toEqual(signingKey);
    leave();
    expect(await one.sync.once()).toMatchObject({ state: 'online' });
  });

  test('is made by an administrator only, and a key that never was is told so', async () => {
    expect((await editor.call('POST', '/api/v1/agent/signing-keys')).statusCode).toBe(403);
    const client = await desk.enrol('x');
    expect((await client.call('GET', '/signing-keys?after=never-was')).json()).toMatchObject({ code: 'not-found' });
    expect((await client.call('GET', `/signing-keys?after=${client.signingKey.keyId}`)).json()).toEqual({ links: [] });
  });

  test('two administrators at once make two keys one after the other, or one is told; there is one chain', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => admin.call('POST', '/api/v1/agent/signing-keys')));
    for (const { statusCode } of replies) expect([201, 409]).toContain(statusCode);
    const current = await desk.database.db.selectFrom('signing_keys').select('key_id').where('private_key', 'is not', null).execute();
    expect(current).toHaveLength(1);
    expect(await (await desktop()).sync.once()).toMatchObject({ state: 'online' });
  });
});

test('a stated signature with the length of another body is a cut, and nothing else follows from what is not vouched for', async () => {
  const one = await desktop();
  await announce('Long');
  withFeed(async (seen, ask) => {
    const passing = await ask(seen);
    const text = signatureText({ keyId: (await idOf(one)).signingKey.keyId, bytes: 999_999, signature: `${'A'.repeat(86)}==` });
    return { ...passing, headers: { ...passing.headers, [signatureHeader]: text } };
  });
  await one.sync.once();
  expect(kinds(one)).toEqual(['cut']);
});
