import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sectionSchema } from '../../shared/model/section.ts';
import { sectionData } from '../../shared/model/sections.ts';
import { tipSchema } from '../../shared/model/tip.ts';
import { makePayloads } from '../support/xss/payloads.ts';
import { sampleOf } from '../support/xss/sample.ts';
import { taint } from '../support/xss/taint.ts';

const payloads = makePayloads();
const texts = payloads.map(({ text }) => text);

test('there are many payloads, each with a number of its own', () => {
  expect(payloads.length).toBeGreaterThan(700);
  expect(new Set(payloads.map(({ number }) => number)).size).toBe(payloads.length);
  expect(new Set(texts).size).toBe(payloads.length);
  for (const { number, text } of payloads)
    for (const [, told] of text.matchAll(/__xss\((\d+)\)/g)) expect([0, number]).toContain(Number(told));
});

describe('tainting', () => {
  test('fills every free text of a tip and no other, and each round brings others', () => {
    const tip = {
      ...sampleOf(tipSchema.omit({ id: true, related: true, pictures: true, audience: true })),
      audience: {},
      id: 'sample',
      related: [],
    };
    const [first, second] = [0, 1].map((round) => taint(tip, tipSchema, { payloads: texts, round, size: 30 }));
    expect(first?.id).toBe('sample');
    expect(first?.causeKind).toBe(tip.causeKind);
    expect(first?.texts.en.steps).toEqual(texts.slice(0, 30));
    expect(second?.texts.en.steps).toEqual(texts.slice(30, 60));
    expect(first?.texts.en.title).toBe(texts[0]?.slice(0, 160));
    expect(first?.texts.id?.problem).toContain(texts[1]);
    expect(first?.findings[0]).toBe(texts[0]?.slice(0, 80));
  });

  test('brings every known section, which still fits its schema', () => {
    const report = z.object({ sections: z.array(sectionSchema) });
    const sample = { sections: [{ id: 'memory', status: 'ok' as const, takenAt: '2026-11-24T04:10:00.000Z', durationMs: 1 }] };
    const { sections } = taint(sample, report, { payloads: texts, round: 0, size: 10 });
    for (const [id, schema] of Object.entries(sectionData)) {
      const section = sections.find((one) => one.id === id);
      expect(schema.safeParse(section?.data).success, id).toBe(true);
    }
    expect(JSON.stringify(sections)).toContain('onerror');
  });
});
