import { type Tip, type TipText, tipSchema } from '../../../shared/model/tip.ts';
import type { Payload } from './payloads.ts';

const mostSteps = 40;

/**
 * A tip for each two payloads, one in every part of its English, one of its Indonesian text; each twentieth has forty
 * steps, so that a few pages show each payload in a step of its own.
 */
export function tipsOf(payloads: readonly Payload[]): Tip[] {
  const pairs = payloads.filter((_, at) => at % 2 === 0).map((en, at) => ({ en, id: payloads[2 * at + 1] ?? en }));
  return pairs.map(({ en, id }, at) => {
    const steps = isFull(at) ? payloads.slice(2 * at, 2 * at + mostSteps).map((one) => one.text) : null;
    const text = en.text;
    return tipSchema.parse({
      id: `payload-${at}`,
      version: 1,
      updatedAt: '2026-11-24T04:10:00.000Z',
      app: text.slice(0, 100),
      causeKind: 'desktop',
      texts: { en: partsOf(en, steps), id: partsOf(id, steps) },
      audience: { versions: [{ application: text.slice(0, 100), below: text.slice(0, 40) }], distributions: [text.slice(0, 40)] },
      findings: [text.slice(0, 80)],
      crashes: [text.slice(0, 200)],
      related: [`payload-${(at + 1) % pairs.length}`],
    });
  });
}

/** Has the tip at this place forty steps? */
export function isFull(at: number): boolean {
  return (2 * at) % mostSteps === 0;
}

function partsOf({ text }: Payload, steps: string[] | null): TipText {
  return {
    title: text.slice(0, 160),
    problem: text,
    cause: text,
    alternatives: text,
    steps: steps ?? [text],
    check: text,
    callHelp: text,
    keywords: [text.slice(0, 80)],
  };
}
