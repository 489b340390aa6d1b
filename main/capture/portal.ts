import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Bus, unwrap } from '../platform/dbus.ts';
import type { Picture } from './capture.ts';

const portal = { destination: 'org.freedesktop.portal.Desktop', path: '/org/freedesktop/portal/desktop' };

/** The first one who asks starts the portal and all its back ends, one after another: seen on sway, 5 s and more. In milliseconds. */
const startMs = 25_000;

/**
 * org.freedesktop.portal.Screenshot: the way on Wayland, where the desktop may ask the user first.
 * The file that it leaves in the user's pictures is ours to remove.
 */
export async function portalScreenshot(bus: Bus, signal: AbortSignal): Promise<Picture> {
  const token = `pandu${randomBytes(6).toString('hex')}`;
  const expected = `${portal.path}/request/${bus.name.slice(1).replaceAll('.', '_')}/${token}`;
  let stop = () => {};
  try {
    const answer = new Promise<readonly unknown[] | null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true });
      // Before the call: the answer may come sooner than its reply.
      void bus
        .onSignal({ interface: 'org.freedesktop.portal.Request', member: 'Response', path: expected }, ({ body }) => resolve(body))
        .then(async (unsubscribe) => {
          stop = unsubscribe;
          const options = { handle_token: bus.variant('s', token), interactive: bus.variant('b', false), modal: bus.variant('b', false) };
          const asked = await bus.call(
            { ...portal, interface: 'org.freedesktop.portal.Screenshot', member: 'Screenshot', signature: 'sa{sv}', body: ['', options] },
            startMs,
          );
          if (!asked.ok) resolve(null);
        });
    });
    const body = await answer;
    if (body === null) return { state: 'unavailable', png: null };
    const uri = unwrap((body[1] as Record<string, unknown> | undefined)?.uri);
    if (body[0] !== 0 || typeof uri !== 'string') return { state: body[0] === 1 ? 'declined' : 'unavailable', png: null };
    const file = fileURLToPath(uri);
    const png = await readFile(file);
    await rm(file, { force: true });
    return { state: 'ready', png };
  } catch {
    return { state: 'unavailable', png: null };
  } finally {
    stop();
  }
}
