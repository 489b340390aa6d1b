import { randomBytes } from 'node:crypto';
import { uuidv7 } from '../../../shared/model/ids.ts';

/** Signs in as the first administrator. Answers call the console's routes; anything but success throws. */
export async function signIn(url: string, { login, oneTimePassword }: { login: string; oneTimePassword: string }) {
  let cookie = '';
  async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ id: string }> {
    const reply = await fetch(`${url}/api/v1/agent${path}`, {
      method,
      headers: { 'x-pandu': '1', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return text === '' ? { id: '' } : (JSON.parse(text) as { id: string });
  }
  await call('POST', '/session', { login, password: oneTimePassword });
  await call('PUT', '/session/password', { current: oneTimePassword, next: randomBytes(16).toString('hex') });
  return call;
}

/** A tip as long as the starter tips are. */
export function draft(run: number) {
  const paragraph = 'The document asks for a font that is not on this computer, and another one takes its place. ';
  const text = {
    title: `My Word document looks different (${run})`,
    problem: paragraph.repeat(3),
    cause: paragraph.repeat(2),
    alternatives: paragraph.repeat(2),
    steps: Array.from({ length: 6 }, () => paragraph),
    keywords: ['calibri', 'word', 'font'],
  };
  return { app: 'LibreOffice Writer', causeKind: 'document', texts: { en: text, id: text }, audience: {}, findings: [], related: [] };
}

/** One more desktop, which asks for what came since it asked last: the page that all others got. */
export async function observer(url: string, enrolmentKey: string): Promise<() => Promise<unknown>> {
  const inventory = {
    userName: 'observer',
    hostName: 'pc-0',
    distribution: 'Debian 12',
    desktop: 'GNOME',
    sessionType: 'x11',
    language: 'en',
    panduVersion: 'bench',
  };
  const enrolled = await fetch(`${url}/api/v1/desktops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: uuidv7(Date.now(), randomBytes(10)), enrolmentKey, inventory }),
  });
  const { token } = (await enrolled.json()) as { token: string };
  let since = 0;
  const ask = async () => {
    const reply = await fetch(`${url}/api/v1/changes?since=${since}`, { headers: { authorization: `Bearer ${token}` } });
    const page = (await reply.json()) as { cursor: number; more: boolean };
    since = page.cursor;
    return page;
  };
  // To the end of what was there before: the starter tips.
  while ((await ask()).more);
  return ask;
}
