import type { Message, Variant } from '@jellybrick/dbus-next';

interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
}
interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly body: readonly unknown[];
}
interface SignalMatch {
  readonly interface: string;
  readonly member: string;
  readonly sender?: string;
  readonly path?: string;
  /** The first argument, when it is a string. */
  readonly arg0?: string;
}
type BusReply = { readonly ok: true; readonly body: readonly unknown[] } | { readonly ok: false; readonly error: string };

/** A connection to a message bus. Calls never reject: a missing service is an ordinary answer on a desktop. */
export interface Bus {
  /** Our unique name: ":1.42". */
  readonly name: string;
  call(call: BusCall, limitMs?: number): Promise<BusReply>;
  /** Resolves once the bus has taken the match, so that nothing that is called for afterwards is missed. */
  onSignal(match: SignalMatch, listener: (signal: BusSignal) => void): Promise<() => void>;
  /** Answers one method of ours; the reply is empty. For services that call us back (KWin scripts). */
  serve(path: string, member: string, listener: (body: readonly unknown[]) => void): () => void;
  /** A value of type `v`. */
  variant(signature: string, value: unknown): unknown;
  close(): void;
}

export const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'signature' in value && 'value' in value ? (value as Variant).value : value;

const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** Where the session bus listens, or null when this session has none. */
function sessionBusAddress(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  return env.XDG_RUNTIME_DIR ? `unix:path=${env.XDG_RUNTIME_DIR}/bus` : null;
}

const rule = (match: SignalMatch): string =>
  ['type=signal', ...Object.entries(match).map(([key, value]) => `${key}=${value}`)]
    .map((pair) => pair.replace('=', "='").concat("'"))
    .join(',');

/** @returns null when there is no bus or it does not answer within the limit */
export async function openSessionBus(env: Readonly<Record<string, string | undefined>>, limitMs = 3000): Promise<Bus | null> {
  const busAddress = sessionBusAddress(env);
  return busAddress === null ? null : openBus(busAddress, limitMs);
}

/** Where the services of the whole computer are. @returns null as above */
export async function openSystemBus(env: Readonly<Record<string, string | undefined>>, limitMs = 3000): Promise<Bus | null> {
  return openBus(env.DBUS_SYSTEM_BUS_ADDRESS ?? 'unix:path=/run/dbus/system_bus_socket', limitMs);
}

async function openBus(busAddress: string, limitMs: number): Promise<Bus | null> {
  const dbus = await import('@jellybrick/dbus-next');
  const connection = dbus.sessionBus({ busAddress });
  const errors = connection as unknown as NodeJS.EventEmitter;
  let timer: NodeJS.Timeout | undefined;
  const connected = await new Promise<boolean>((resolve) => {
    connection.once('connect', () => resolve(true));
    // Stays for the life of the connection: without a listener a bus that goes away at logout would end the process.
    errors.on('error', () => resolve(false));
    timer = setTimeout(() => resolve(false), limitMs);
  });
  clearTimeout(timer);
  if (!connected) {
    connection.disconnect();
    return null;
  }
  const wanted = new Set<{ match: SignalMatch; listener: (signal: BusSignal) => void }>();
  connection.on('message', (message: Message) => {
    if (message.type !== dbus.MessageType.SIGNAL) return;
    for (const { match, listener } of wanted) {
      if (match.interface !== message.interface || match.member !== message.member) continue;
      if (match.path !== undefined && match.path !== message.path) continue;
      if (match.arg0 !== undefined && match.arg0 !== message.body[0]) continue;
      listener({ sender: message.sender, path: message.path, body: message.body });
    }
  });
  const call = async (request: BusCall, limit = 2000): Promise<BusReply> => {
    let expired: NodeJS.Timeout | undefined;
    const late = new Promise<BusReply>((resolve) => {
      expired = setTimeout(() => resolve({ ok: false, error: `no answer within ${limit} ms` }), limit);
    });
    const answer = connection.call(new dbus.Message(request)).then(
      (reply): BusReply => ({ ok: true, body: reply?.body ?? [] }),
      (error: unknown): BusReply => ({ ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(expired));
  };
  return {
    name: connection.name ?? '',
    call,
    async onSignal(match, listener) {
      const entry = { match, listener };
      wanted.add(entry);
      await call({ ...daemon, member: 'AddMatch', signature: 's', body: [rule(match)] });
      return () => {
        if (wanted.delete(entry)) void call({ ...daemon, member: 'RemoveMatch', signature: 's', body: [rule(match)] });
      };
    },
    serve(path, member, listener) {
      const handler = (message: Message): boolean => {
        if (message.path !== path || message.member !== member) return false;
        connection.send(dbus.Message.newMethodReturn(message));
        listener(message.body);
        return true;
      };
      connection.addMethodHandler(handler);
      return () => connection.removeMethodHandler(handler);
    },
    variant: (signature, value) => new dbus.Variant(signature, value),
    close: () => connection.disconnect(),
  };
}
