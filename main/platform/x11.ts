import type { Client, Display } from 'x11';

/** The window that has the user's attention. Absent fields were not set by its program. */
export interface ActiveWindow {
  readonly pid?: number;
  readonly wmClass?: string;
  /** Desktop file id, from GTK or KDE. */
  readonly desktopId?: string;
}

const longestProperty = 1000;

function ask<T>(start: (callback: (error: Error | null, value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
}

async function readActive(client: Client, root: number): Promise<ActiveWindow | null> {
  const property = async (window: number, name: string): Promise<Buffer> => {
    const atom = await ask<number>((done) => client.InternAtom(true, name, done));
    if (atom === 0) return Buffer.alloc(0);
    return (await ask<{ data: Buffer }>((done) => client.GetProperty(0, window, atom, 0, 0, longestProperty, done))).data;
  };
  const number = (data: Buffer): number => (data.length >= 4 ? data.readUInt32LE(0) : 0);
  const text = (data: Buffer): string => data.toString('utf8').split('\0')[0] ?? '';

  const window = number(await property(root, '_NET_ACTIVE_WINDOW'));
  if (window === 0) return null;
  const [pid, classes, gtk, kde, bamf] = await Promise.all(
    ['_NET_WM_PID', 'WM_CLASS', '_GTK_APPLICATION_ID', '_KDE_NET_WM_DESKTOP_FILE', '_BAMF_DESKTOP_FILE'].map((name) =>
      property(window, name),
    ),
  );
  const empty = Buffer.alloc(0);
  // WM_CLASS is two strings, the instance and the class; the class is what desktop files name (StartupWMClass).
  const wmClass = (classes ?? empty).toString('latin1').split('\0')[1] ?? '';
  const desktopId =
    (text(gtk ?? empty) || text(kde ?? empty) || text(bamf ?? empty))
      .split('/')
      .pop()
      ?.replace(/\.desktop$/, '') ?? '';
  const known = number(pid ?? empty);
  return { ...(known > 0 ? { pid: known } : {}), ...(wmClass ? { wmClass } : {}), ...(desktopId ? { desktopId } : {}) };
}

/** Some milliseconds. @returns null when no window is active or the server does not answer; the caller sets the time limit */
export async function activeX11Window(display: string, signal: AbortSignal): Promise<ActiveWindow | null> {
  const x11 = await import('x11');
  let client: Client | null = null;
  const close = () => client?.terminate();
  signal.addEventListener('abort', close, { once: true });
  try {
    const opened = await ask<Display>((done) => {
      client = x11.createClient({ display }, done);
      client.on('error', () => undefined);
    });
    const root = opened.screen[0]?.root;
    return root === undefined ? null : await readActive(opened.client, root);
  } catch {
    return null;
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}
