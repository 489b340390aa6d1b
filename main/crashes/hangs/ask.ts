import type { Answer } from './answer.ts';

export interface AskOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks every program with a window whether it answers. Nothing runs between two questions: they are asked when a report is
 * begun, when somebody looks at the computer, and from the shell (docs/adr/0310-hangs-when-asked.md).
 * @returns one answer a program; null when this session offers no way to ask
 */
export async function askPrograms({ env, limitMs, signal }: AskOptions): Promise<readonly Answer[] | null> {
  const { DISPLAY: display } = env;
  const [windows, actions] = await Promise.all([
    display ? import('./x11-ping.ts').then(({ pingWindows }) => pingWindows(display, limitMs, signal)) : null,
    overBus(env, limitMs),
  ]);
  if (windows === null && actions === null) return null;
  const all = new Map<number, Answer>();
  // What a window says counts more: it is what the person sees.
  for (const answer of [...(actions ?? []), ...(windows ?? [])]) all.set(answer.pid, answer);
  return [...all.values()];
}

async function overBus(env: AskOptions['env'], limitMs: number): Promise<readonly Answer[] | null> {
  const { openSessionBus } = await import('../../platform/dbus.ts');
  const bus = await openSessionBus(env, 1000);
  if (!bus) return null;
  try {
    const { askActions } = await import('./gtk-actions.ts');
    return await askActions(bus, limitMs);
  } finally {
    bus.close();
  }
}
