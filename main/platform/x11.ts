/// <reference path="./x11-module.d.ts" />
/// <reference path="./x11-module.d.ts" />
import type { Client, Display } from 'x11';

/** The window that has the user's attention. Absent fields were not set by its program. */
export interface ActiveWindow {
  readonly pid?: number;
  readonly wmClass?: string;
  /** Desktop file id, from GTK or KDE. */
  readonly desktopId?: string;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of four bytes: blue, green, red, and one that means nothing; row after row. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

/** A connection to the X server, made at the first click (its library is 4 MB of heap) and kept: a click is no time to shake hands. */
export interface X11 {
  /** Some milliseconds. Null when no window is active or the server does not answer. The caller sets the time limit. */
  activeWindow(): Promise<ActiveWindow | null>;
  /**
   * What the screen shows there, in physical pixels; null when it cannot be had in this form.
   * @param onTaken told when the server has read the screen. The pixels take longer to arrive; they wait for the promise
   *   that it returns, since some megabytes in small pieces keep this process busy
   */
  picture(area: Area, onTaken: () => Promise<void>): Promise<RawPicture | null>;
  close(): void;
}

const longestProperty = 1000;
const zPixmap = 2;
const allPlanes = 0xff_ff_ff_ff;
const classHint = 'WM_CLASS';
const windowFacts = ['_NET_WM_PID', classHint, '_GTK_APPLICATION_ID', '_KDE_NET_WM_DESKTOP_FILE', '_BAMF_DESKTOP_FILE'] as const;

function ask<T>(start: (callback: (error: Error | null, value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
}

async function readActive(client: Client, root: number, atoms: Map<string, number>): Promise<ActiveWindow | null> {
  const atomOf = async (name: string): Promise<number> => {
    const atom = atoms.get(name) ?? (await ask<number>((done) => client.InternAtom(true, name, done)));
    // 0: nobody has used that name yet.
    if (atom !== 0) atoms.set(name, atom);
    return atom;
  };
  const property = async (window: number, name: string): Promise<Buffer> => {
    const atom = await atomOf(name);
    if (atom === 0) return Buffer.alloc(0);
    return (await ask<{ data: Buffer }>((done) => client.GetProperty(0, window, atom, 0, 0, longestProperty, done))).data;
  };
  const number = (data: Buffer): number => (data.length >= 4 ? data.readUInt32LE(0) : 0);
  const text = (data: Buffer): string => data.toString('utf8').split('\0')[0] ?? '';

  const window = number(await property(root, '_NET_ACTIVE_WINDOW'));
  if (window === 0) return null;
  const facts = await Promise.all(windowFacts.map((name) => property(window, name)));
  const fact = (name: (typeof windowFacts)[number]) => facts[windowFacts.indexOf(name)] ?? Buffer.alloc(0);
  const pid = number(fact('_NET_WM_PID'));
  // Two strings, the instance and the class; the class is what desktop files name (StartupWMClass).
  const wmClass = fact(classHint).toString('latin1').split('\0')[1] ?? '';
  const named = text(fact('_GTK_APPLICATION_ID')) || text(fact('_KDE_NET_WM_DESKTOP_FILE')) || text(fact('_BAMF_DESKTOP_FILE'));
  const desktopId = (named.split('/').pop() ?? '').replace(/\.desktop$/, '');
  return { ...(pid > 0 ? { pid } : {}), ...(wmClass ? { wmClass } : {}), ...(desktopId ? { desktopId } : {}) };
}

async function readPicture({ client, screen: [screen] }: Display, wanted: Area, onTaken: () => Promise<void>): Promise<RawPicture | null> {
  if (!screen) return null;
  const x = Math.max(0, wanted.x);
  const y = Math.max(0, wanted.y);
  const width = Math.min(wanted.width, screen.pixel_width - x);
  const height = Math.min(wanted.height, screen.pixel_height - y);
  if (width <= 0 || height <= 0) return null;
  client.stream.once('data', () => {
    client.stream.pause();
    void onTaken().finally(() => client.stream.resume());
  });
  const { depth, data } = await ask<{ depth: number; data: Buffer }>((done) =>
    client.GetImage(zPixmap, screen.root, x, y, width, height, allPlanes, done),
  );
  // Other depths are of another time, or of screens that the caller's other way covers.
  return (depth === 24 || depth === 32) && data.length >= width * height * 4 ? { width, height, pixels: data } : null;
}

export function createX11(display: string): X11 {
  let connection: Promise<Display> | null = null;
  // A name's number is the server's for as long as it runs, and we end with it.
  const atoms = new Map<string, number>();

  function connect(): Promise<Display> {
    connection ??= import('x11').then(({ createClient }) =>
      ask<Display>((done) => {
        const client = createClient({ display }, done);
        const lost = () => {
          connection = null;
        };
        client.on('error', lost);
        client.on('end', lost);
      }),
    );
    connection.catch(() => {
      connection = null;
    });
    return connection;
  }
  const orNull = async <T>(work: (opened: Display) => Promise<T | null>): Promise<T | null> => {
    try {
      return await work(await connect());
    } catch {
      return null;
    }
  };

  return {
    activeWindow: () =>
      orNull(async (opened) => {
        const root = opened.screen[0]?.root;
        return root === undefined ? null : readActive(opened.client, root, atoms);
      }),
    picture: (area, onTaken) => orNull((opened) => readPicture(opened, area, onTaken)),
    close() {
      void connection?.then(({ client }) => client.terminate()).catch(() => undefined);
      connection = null;
    },
  };
}
