import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { readStarterTips } from '../../build/tips.ts';
import type { Tip, TipText } from '../../shared/model/tip.ts';
import { createTipSearch } from '../../shared/search/tip-search.ts';

/**
 * Our search against minisearch's own prefix + fuzzy query over the same 10,000 tips, interleaved in one run. The tips are
 * the starter tips with words of each other and a word of their own, so that words are as frequent as people write them.
 */
const size = Number(process.env.PANDU_BENCH_TIPS ?? 10_000);
const runs = Number(process.env.PANDU_BENCH_RUNS ?? 400);
const warmUp = 40;

/** mulberry32: the same tips and questions in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = seeded(20_261_124);
function pick<T>(list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
const syllables = ['ka', 'lo', 'mi', 'ter', 'ban', 'su', 'rel', 'do', 'vin', 'pa', 'gro', 'ne', 'tis', 'hu'];
const word = () => Array.from({ length: 3 }, () => pick(syllables)).join('');

const { tips: starters } = await readStarterTips(join(import.meta.dirname, '../../tips'));
function variant(text: TipText, own: string): TipText {
  const other = pick(starters).texts.en;
  return {
    ...text,
    title: `${text.title} ${own}`,
    problem: `${text.problem} ${other.problem}`,
    steps: [...text.steps, pick(other.steps)],
    keywords: [...text.keywords.filter(() => random() < 0.7), pick(other.keywords), own],
  };
}
const tips: Tip[] = Array.from({ length: size }, (_, at) => {
  const tip = pick(starters);
  const own = word();
  const { en, id } = tip.texts;
  return { ...tip, id: `${tip.id}-${at}`, texts: { en: variant(en, own), ...(id ? { id: variant(id, own) } : {}) } };
});

/** What people type: two or three words, half of the questions unfinished or with two letters swapped. */
function question(): string {
  const words = `${pick(starters).texts.en.title} ${pick(pick(starters).texts.en.keywords)}`.split(/\s+/).filter((one) => one.length > 2);
  const typed = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(words));
  const last = typed.pop() ?? '';
  const kind = random();
  if (kind < 0.25) return [...typed, last.slice(0, Math.max(3, last.length - 2))].join(' ');
  if (kind < 0.5 && last.length > 4) return [...typed, last.slice(0, 2) + last.charAt(3) + last.charAt(2) + last.slice(4)].join(' ');
  return [...typed, last].join(' ');
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
collect();
const heapBefore = process.memoryUsage().heapUsed;
const began = performance.now();
const ours = createTipSearch(tips, 'en');
const indexLoadMs = performance.now() - began;
collect();
const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;

const fields = ['title', 'keywords', 'problem', 'body', 'other'];
const plain = new MiniSearch<Record<string, string>>({ fields });
plain.addAll(
  tips.map(({ id, texts: { en, id: indonesian } }) => ({
    id,
    title: en.title,
    keywords: en.keywords.join(' '),
    problem: en.problem,
    body: [en.cause, en.alternatives, ...en.steps].join('\n'),
    other: indonesian ? [indonesian.title, ...indonesian.keywords].join(' ') : '',
  })),
);

const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
let found = 0;
for (let run = -warmUp; run < runs; run += 1) {
  const text = question();
  const start = performance.now();
  const hits = ours.search(text);
  const middle = performance.now();
  plain.search(text, { prefix: true, fuzzy: 0.2 }).slice(0, 10);
  const end = performance.now();
  if (run < 0) continue;
  if (hits.length > 0) found += 1;
  times.ours.push(middle - start);
  times.plain.push(end - middle);
}
/** A key after the other, as in the box: after each the loop is free again, and the longest time that it was not is what a typist could feel. */
async function longestBlockWhileTyping(questions: number): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  let longest = 0;
  for (let run = 0; run < questions; run += 1) {
    const text = question();
    for (let length = 3; length <= text.length; length += 1) {
      const start = performance.now();
      ours.search(text.slice(0, length));
      longest = Math.max(longest, performance.now() - start);
      await setImmediate();
    }
  }
  loop.disable();
  return Math.max(longest, loop.max / 1e6);
}
const longestBlockMs = await longestBlockWhileTyping(40);

const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
const value = p95(times.ours);
const floor = p95(times.plain);
console.log(`${found} of ${runs} questions had a hit`);
console.log(
  JSON.stringify({ name: 'search', ratio: value / floor, floor, value, runs, unit: 'ms', goal: 2, indexLoadMs, heapMb, longestBlockMs }),
);
