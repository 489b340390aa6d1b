import type { z } from 'zod';
import { type CallGroup, calls, type EventName } from '../../shared/ipc/channels.ts';
import { contract, type EventPayloads, type Handlers, type PanduBridge } from '../../shared/ipc/contract.ts';

export interface FakeBridge {
  readonly bridge: PanduBridge;
  readonly emit: <E extends EventName>(name: E, payload: EventPayloads[E]) => void;
}

type AnyHandlers = Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>>>>;

/**
 * The bridge without Electron: the calls and events of the contract, each input and output parsed by its schema, so
 * that a page cannot pass a test with something that main would reject.
 */
export function createFakeBridge(handlers: Handlers): FakeBridge {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const groups = Object.entries(calls).map(([group, methods]) => {
    const made = methods.map((method) => {
      const schemas = contract[group as CallGroup] as Record<string, { input: z.ZodType; output: z.ZodType }>;
      const schema = schemas[method];
      const handler = (handlers as unknown as AnyHandlers)[group]?.[method];
      if (schema === undefined || handler === undefined) throw new Error(`${group}.${method} is not in the contract or not handled`);
      return [method, async (input: unknown) => schema.output.parse(await handler(schema.input.parse(input)))] as const;
    });
    return [group, Object.fromEntries(made)] as const;
  });
  const bridge = {
    ...Object.fromEntries(groups),
    on: (name: string, listener: (payload: never) => void) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
  } as unknown as PanduBridge;
  return {
    bridge,
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
  };
}
