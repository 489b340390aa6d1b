import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openServices } from '../../../main/services.ts';
import { idSchema } from '../../../shared/model/ids.ts';
import { newReportEntry } from '../../support/outbox-entries.ts';
import { temporaryFolder } from './desktop-disk.ts';

async function open(policy: unknown, env: Record<string, string> = {}) {
  const home = await temporaryFolder();
  const policyFile = join(home, 'policy.json');
  const authority = join(home, 'authority.pem');
  await writeFile(authority, 'PEM');
  const text = typeof policy === 'function' ? policy({ authority }) : policy;
  if (text !== null) await writeFile(policyFile, typeof text === 'string' ? text : JSON.stringify(text));
  const logged: string[] = [];
  const options = { env: { PANDU_POLICY_FILE: policyFile, USER: 'budi', ...env }, home, language: () => 'en' as const };
  const services = await openServices({ ...options, log: (line) => void logged.push(line) });
  return { services, logged, home, policyFile };
}

test('without a policy there is no help desk yet, and everything else is there', async () => {
  const { services, logged, home } = await open(null);
  expect(services).toMatchObject({ server: null, authority: null, managed: { policy: {} }, facts: { userName: 'budi' } });
  expect(services.paths.outbox).toBe(join(home, '.local/share/pandu/outbox'));
  expect(services.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(idSchema.safeParse(services.newId()).success).toBe(true);
  expect(new Set(Array.from({ length: 50 }, () => services.newId())).size).toBe(50);
  expect(logged).toEqual([]);
});

test('opening them leaves nothing on the disk; the first report does', async () => {
  const { services, home } = await open(null);
  expect((await readdir(home)).sort()).toEqual(['authority.pem']);
  await services.outbox.start();
  expect(await services.outbox.add(newReportEntry())).toMatchObject({ kept: true });
  const again = await openServices({ env: {}, home, language: () => 'en', log: () => undefined });
  expect(await again.outbox.list()).toHaveLength(1);
  await services.outbox.stop();
});

describe('where the help desk is', () => {
  const signingKey = `${'A'.repeat(59)}=`;
  const managed = { serverUrl: 'https://help.example.org', enrolmentKey: 'from the policy', signingKey };
  test('says the policy of IT', async () => {
    const { services } = await open(managed);
    expect(services.server).toEqual(managed);
  });

  test('says the environment first, and the key of the other one does not count there', async () => {
    const { services } = await open(managed, { PANDU_SERVER: 'http://127.0.0.1:1', PANDU_ENROLMENT_KEY: 'mine' });
    expect(services.server).toEqual({ serverUrl: 'http://127.0.0.1:1', enrolmentKey: 'mine', signingKey: null });
  });

  test('may be known without a key', async () => {
    const { services } = await open({ serverUrl: 'https://help.example.org' });
    expect(services.server).toEqual({ serverUrl: 'https://help.example.org', enrolmentKey: null, signingKey: null });
  });
});

describe('a policy with a mistake', () => {
  test('in one field costs that one and is told with its place', async () => {
    const { services, logged, policyFile } = await open({ serverUrl: 'ftp://x', enrolmentKey: 'k', screenshotAllowed: false });
    expect(services.server).toBeNull();
    expect(services.managed).toMatchObject({ enrolmentKey: 'k', policy: { screenshotAllowed: false } });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`${policyFile}: serverUrl`);
  });

  test.each(['{"serverUrl":', '[]', '"text"', ''])('in the whole of it (%s) starts all the same', async (text) => {
    const { services, logged } = await open(text);
    expect(services.managed).toEqual({ policy: {} });
    expect(logged).toHaveLength(1);
  });
});

describe('the authority of the organisation', () => {
  test('is read from the file that policy names', async () => {
    const { services, logged } = await open(({ authority }: { authority: string }) => ({ caFile: authority }));
    expect(services.authority).toBe('PEM');
    expect(logged).toEqual([]);
  });

  test('that cannot be read is told', async () => {
    const { services, logged } = await open({ caFile: '/none/authority.pem' });
    expect(services.authority).toBeNull();
    expect(logged.join()).toContain('/none/authority.pem');
  });
});

test('what another start finds broken is no reason not to start', async () => {
  const home = await temporaryFolder();
  const data = join(home, 'data');
  await mkdir(join(data, 'feed'), { recursive: true });
  await writeFile(join(data, 'feed', 'state.json'), '{"format":1,');
  await writeFile(join(data, 'tips'), 'in the way');
  const logged: string[] = [];
  const env = { PANDU_DATA: data, PANDU_POLICY_FILE: join(home, 'none.json') };
  const { feed, tips } = await openServices({ env, home, language: () => 'en', log: (line) => void logged.push(line) });
  await feed.load();
  expect(feed.state().cursor).toBe(0);
  expect(await readdir(join(data, 'feed'))).toContain('state.json.damaged');
  expect(Array.isArray(await tips.list('en'))).toBe(true);
  expect(logged.join()).toContain('state.json is damaged');
});
