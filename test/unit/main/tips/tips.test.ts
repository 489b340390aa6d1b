import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyTipChanges, type TipChange } from '../../../../main/tips/merge.ts';
import { nothingPushed } from '../../../../main/tips/tip-file.ts';
import { createTips } from '../../../../main/tips/tips.ts';
import type { Audience, Tip } from '../../../../shared/model/tip.ts';
import type { AudienceFacts } from '../../../../shared/tips/audience.ts';

function tip(id: string, version = 1, more: { title?: string; audience?: Audience; app?: string } = {}): Tip {
  const title = more.title ?? `Tip ${id} ${version}`;
  const text = { title, problem: `About ${title}`, cause: '', alternatives: '', steps: ['Do it.'], keywords: [] };
  return {
    id,
    version,
    updatedAt: '2026-11-24T04:00:00.000Z',
    app: more.app ?? 'LibreOffice Writer',
    causeKind: 'howto',
    texts: { en: text, id: { ...text, title: `Kiat ${id}` } },
    audience: more.audience ?? {},
    findings: [],
    related: [],
  };
}
const facts: AudienceFacts = { distributions: ['ubuntu', 'debian'], desktops: ['ubuntu', 'GNOME'], applications: null, language: 'en' };

let folder: string;
let logged: string[];
const open = (starter = 'starter.json', known: AudienceFacts = facts) =>
  createTips({
    folder: join(folder, 'tips'),
    starterFile: join(folder, starter),
    facts: () => known,
    now: () => 7,
    log: (line) => logged.push(line),
  });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-tips-'));
  logged = [];
  await writeFile(join(folder, 'starter.json'), JSON.stringify([tip('fonts', 1, { title: 'Letters look different' }), tip('printer')]));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the tips of a desktop', () => {
  test('starter tips are there without any help desk', async () => {
    const tips = open();
    expect((await tips.list('en')).map(({ id }) => id)).toEqual(['fonts', 'printer']);
    expect(await tips.intact()).toBe(false);
    expect((await tips.search({ text: 'letters', language: 'en' }))[0]).toMatchObject({ id: 'fonts', title: 'Letters look different' });
  });

  test('the next time that changes what is shown is known: a begin or an end, whichever comes first', async () => {
    const tips = open();
    expect(await tips.nextChange()).toBeNull();
    const at = (ms: number) => new Date(ms).toISOString();
    const pushed: TipChange[] = [
      { kind: 'tip', tip: { ...tip('past'), startsAt: at(0), endsAt: at(5) } },
      { kind: 'tip', tip: { ...tip('soon'), startsAt: at(1007), endsAt: at(9007) } },
      { kind: 'tip', tip: { ...tip('ends'), endsAt: at(5007) } },
    ];
    await tips.apply(pushed);
    expect(await tips.nextChange()).toBe(1000);
  });

  test('a pushed tip wins over the starter, a withdrawn one is gone, and both after a restart', async () => {
    const tips = open();
    let told = 0;
    tips.onChange(() => {
      told += 1;
    });
    await tips.apply([
      { kind: 'tip', tip: tip('fonts', 2, { title: 'Missing fonts' }) },
      { kind: 'withdrawn', id: 'printer', version: 3 },
    ]);
    expect(told).toBe(1);
    for (const again of [tips, open()]) {
      expect((await again.list('en')).map(({ texts }) => texts.en.title)).toEqual(['Missing fonts']);
      expect(await again.get('printer')).toBeNull();
      expect(await again.intact()).toBe(true);
    }
  });

  test('what is pushed is found at once, and after letting go', async () => {
    const tips = open();
    expect(await tips.search({ text: 'scanner', language: 'en' })).toEqual([]);
    await tips.apply([{ kind: 'tip', tip: tip('scan', 1, { title: 'The scanner is not found' }) }]);
    expect((await tips.search({ text: 'scanner', language: 'en' })).map(({ id }) => id)).toEqual(['scan']);
    tips.release();
    expect((await tips.search({ text: 'scaner', language: 'en' })).map(({ id }) => id)).toEqual(['scan']);
  });

  test('a damaged store is set aside, told, and asks for the feed again', async () => {
    await open().apply([{ kind: 'tip', tip: tip('scan') }]);
    const file = join(folder, 'tips', 'tips.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 100));
    const tips = open();
    expect(await tips.intact()).toBe(false);
    expect((await tips.list('en')).map(({ id }) => id)).toEqual(['fonts', 'printer']);
    expect(await readdir(join(folder, 'tips'))).toEqual(['tips.json.damaged-7']);
    expect(logged.join()).toContain('damaged');
    await tips.apply([]);
    expect(await open().intact()).toBe(true);
  });

  test('missing starter tips are told and cost nothing else', async () => {
    const tips = open('nowhere.json');
    await tips.apply([{ kind: 'tip', tip: tip('scan') }]);
    expect((await tips.list('en')).map(({ id }) => id)).toEqual(['scan']);
    expect(logged.join()).toContain('starter tips');
  });

  test('a disk that does not take it rejects, so that the cursor stays', async () => {
    await writeFile(join(folder, 'tips'), 'a file where the folder should be');
    await expect(open().apply([{ kind: 'tip', tip: tip('scan') }])).rejects.toThrow();
  });

  test('changes at the same time all arrive', async () => {
    const tips = open();
    await Promise.all(Array.from({ length: 10 }, (_, n) => tips.apply([{ kind: 'tip', tip: tip(`t${n}`) }])));
    expect(await open().list('en')).toHaveLength(12);
  });

  test('what it knows of itself orders what is found; a file of before that knows no scores is read', async () => {
    const groups = [{ id: '0193a1b2-0000-7000-8000-000000000001', name: 'Wave 1', migratedOn: '2026-11-20' }];
    const tips = open('starter.json', { ...facts, groups, today: '2026-11-24', findings: ['paper'] });
    const tray = { title: 'The paper tray is stuck' };
    const pushed = [
      { ...tip('t-a', 1, tray), causeKind: 'server' as const },
      tip('t-b', 1, tray),
      tip('t-c', 1, { ...tray, audience: { desktops: ['GNOME'] } }),
      { ...tip('t-d', 1, tray), findings: ['paper'] },
    ];
    await tips.apply(pushed.map((one) => ({ kind: 'tip' as const, tip: one })));
    const found = async () => (await tips.search({ text: 'paper tray', language: 'en' })).map(({ id }) => id);
    expect(await found()).toEqual(['t-d', 't-c', 't-b', 't-a']);
    const scores = [
      { id: 't-a', version: 1, score: 0.95 },
      { id: 't-c', version: 2, score: 0.05 },
    ];
    await tips.apply([{ kind: 'helped', helped: scores }]);
    expect(await found(), 'what was said of another version says nothing').toEqual(['t-d', 't-a', 't-c', 't-b']);
    const often = await tips.often({ language: 'en', except: 't-c', limit: 3 });
    expect(often.map(({ id }) => id)).toEqual(['t-d', 't-a', 'fonts']);
    const file = join(folder, 'tips', 'tips.json');
    const { helped: _, ...stored } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(stored));
    expect(await open().intact()).toBe(true);
  });

  test('a tip for other desktops is neither listed nor found, but a link to it works', async () => {
    const tips = open();
    await tips.apply([{ kind: 'tip', tip: tip('kde', 1, { title: 'Plasma widgets', audience: { desktops: ['KDE'] } }) }]);
    expect((await tips.list('en')).map(({ id }) => id)).not.toContain('kde');
    expect(await tips.search({ text: 'plasma widgets', language: 'en' })).toEqual([]);
    expect(await tips.get('kde')).toMatchObject({ id: 'kde' });
  });
});

describe('applyTipChanges', () => {
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('tip' as const),
      tip: fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 9 })).map(([id, v]) => tip(id, v)),
    }),
    fc.record({ kind: fc.constant('withdrawn' as const), id: fc.constantFrom('a', 'b'), version: fc.integer({ min: 1, max: 9 }) }),
  );
  type Versioned = Exclude<TipChange, { kind: 'helped' }>;
  const versionOf = (one: Versioned) => (one.kind === 'tip' ? one.tip.version : one.version);
  const idOf = (one: Versioned) => (one.kind === 'tip' ? one.tip.id : one.id);

  test('the newest version stays, in whatever order and however often it comes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const once = applyTipChanges(nothingPushed, changes) ?? nothingPushed;
        for (const id of ['a', 'b']) {
          const newest = Math.max(0, ...changes.filter((one) => idOf(one) === id).map(versionOf));
          expect(Math.max(0, once.tips.get(id)?.version ?? 0, once.withdrawn.get(id) ?? 0)).toBe(newest);
          expect(once.tips.has(id) && once.withdrawn.has(id)).toBe(false);
        }
        expect(applyTipChanges(once, changes) === null || changes.some((one) => one.kind === 'withdrawn')).toBe(true);
      }),
    );
  });

  test('of what helped others the last word counts, once; tips stay as they are', () => {
    const helped = (score: number): TipChange => ({ kind: 'helped', helped: [{ id: 'a', version: 1, score }] });
    const before = applyTipChanges(nothingPushed, [{ kind: 'tip', tip: tip('a') }, helped(0.5)]);
    const after = applyTipChanges(before ?? nothingPushed, [helped(0.2), helped(0.9)]);
    expect(after).toEqual({ ...before, helped: [{ id: 'a', version: 1, score: 0.9 }] });
    expect(applyTipChanges(after ?? nothingPushed, [helped(0.9)])).toBeNull();
  });

  test('a withdrawn tip may come back as a later version', () => {
    const gone = applyTipChanges(nothingPushed, [{ kind: 'withdrawn', id: 'a', version: 2 }]) ?? nothingPushed;
    expect(applyTipChanges(gone, [{ kind: 'tip', tip: tip('a', 2) }])).toBeNull();
    expect(applyTipChanges(gone, [{ kind: 'tip', tip: tip('a', 3) }])?.tips.get('a')?.version).toBe(3);
  });
});
