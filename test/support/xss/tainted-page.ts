import './no-jit.ts';
import type { z } from 'zod';
import { type CallGroup, calls } from '../../../shared/ipc/channels.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import '../../e2e/pages/fake-page.ts';
import { makePayloads } from './payloads.ts';
import { taint } from './taint.ts';

declare global {
  interface Window {
    /** Handed in by the test. */
    readonly dose: { readonly round: number; readonly size: number };
  }
}

/** The desktop's fake bridge, with payloads in every free text of every answer of the contract. */
const payloads = makePayloads().map(({ text }) => text);
const bridge = (window as unknown as { pandu: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> }).pandu;
const tainted = Object.entries(calls).map(([group, methods]) => {
  const schemas: Readonly<Record<string, { output: z.ZodType }>> = contract[group as CallGroup];
  const wrapped = methods.map((method) => [
    method,
    async (input?: unknown) => {
      const answer = await bridge[group]?.[method]?.(input);
      const schema = schemas[method]?.output;
      return schema === undefined ? answer : taint(answer, schema, { payloads, ...window.dose });
    },
  ]);
  return [group, Object.fromEntries(wrapped)] as const;
});
Object.assign(window, { pandu: { ...bridge, ...Object.fromEntries(tainted) } });
