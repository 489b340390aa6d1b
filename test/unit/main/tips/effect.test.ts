import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../../../main/outbox/outbox.ts';
import { sendEffects } from '../../../../main/sync/effects.ts';
import { createTipEffects } from '../../../../main/tips/effect.ts';
import type { HttpReply, HttpRequest } from '../../../../shared/api/client.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { newId } from '../desktop-disk.ts';

const noon = new Date(2026, 10, 24, 12).getTime();
const hour = 3_600_000;
const text = { title: 'T', problem: '', cause: '', alternatives: '', steps: [], keywords: [] };
const tipOf = (id: string): Tip => ({
  id,
  version: 3,
  updatedAt: '2026-11-24T04:00:00.000Z',
  app: 'LibreOffice',
  causeKind: 'howto',
  texts: { en: text },
  audience: {},
  findings: [],
  related: [],
});
const fonts = { id: 'fonts', version: 3 };

let folder: string;
let clock: number;
let inFront: string | null;
let outbox: Outbox;
let logged: string[];
const open = () =>
  createTipEffects({
    file: join(folder, 'effects.json'),
    tips: { get: async (id) => (id === 'gone' ? null : tipOf(id)) },
    outbox,
    language: () => 'id',
    inFront: () => inFront,
    now: () => clock,
    newId,
    log: (line) => void logged.push(line),
  });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-effects-'));
  outbox = createOutbox({ folder: join(folder, 'outbox'), now: () => clock, log: () => undefined });
  [clock, inFront, logged] = [noon, null, []];
  await outbox.start();
});
afterEach(async () => {
  await outbox.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('what tips do is counted', () => {
  test('once for each opening of the window, by place, and is there after a restart', async () => {
    const effects = open();
    for (const _ of [1, 2, 3]) await effects.note('shown', 'home', fonts);
    await effects.note('shown', 'list', fonts);
    effects.release();
    await effects.note('shown', 'home', fonts);
    await effects.note('shown', 'home', { id: 'gone', version: 1 });
    const [due, ...none] = await open().due();
    expect(none).toEqual([]);
    expect(due).toMatchObject({ day: '2026-11-24' });
    expect(due?.items.map(({ tip, version, place, language, shown }) => [tip, version, place, language, shown])).toEqual([
      ['fonts', 3, 'home', 'id', 2],
      ['fonts', 3, 'list', 'id', 1],
    ]);
  });

  test('of the version that is here when the page knows the id alone; a tip that nobody published was not shown', async () => {
    const effects = open();
    await effects.note('shown', 'finding', { id: 'fonts' });
    await effects.note('shown', 'finding', fonts);
    await effects.note('shown', 'crash', { id: 'gone' });
    const [due] = await effects.due();
    expect(due?.items.map(({ tip, version, place, shown }) => [tip, version, place, shown])).toEqual([['fonts', 3, 'finding', 1]]);
  });

  test('with the application in front only when the tip is about it', async () => {
    const effects = open();
    inFront = 'LibreOffice Writer';
    await effects.note('shown', 'home', fonts);
    inFront = 'Solitaire';
    await effects.note('shown', 'list', fonts);
    const [due] = await effects.due();
    expect(due?.items.map(({ application }) => application)).toEqual(['LibreOffice Writer', null]);
    expect(await readFile(join(folder, 'effects.json'), 'utf8')).not.toContain('Solitaire');
  });

  test('a report against the tips that were opened, where they were, and weakly against those in sight', async () => {
    const effects = open();
    await effects.note('opened', 'home', fonts);
    clock += 20 * hour;
    for (const _ of [1, 2]) await effects.reported(['fonts', 'printer', 'gone', 'fonts']);
    const items = (await effects.due()).flatMap((day) => day.items.map((item) => ({ day: day.day, ...item })));
    expect(items).toMatchObject([
      { day: '2026-11-24', tip: 'fonts', place: 'home', opened: 1, reportedOpened: 0 },
      { day: '2026-11-25', tip: 'fonts', place: 'home', opened: 0, reportedOpened: 1, reportedShown: 0 },
      { day: '2026-11-25', tip: 'printer', place: 'report', reportedOpened: 0, reportedShown: 1 },
    ]);
  });

  test('a verdict goes into the outbox at once, with where it was given', async () => {
    inFront = 'LibreOffice Calc';
    const effects = open();
    for (const _ of [1, 2]) expect(await effects.note('solved', 'finding', fonts)).toBe(true);
    expect((await outbox.list()).map(({ manifest }) => manifest)).toMatchObject([
      { kind: 'tip-outcome', tipId: 'fonts', body: { helped: true, where: 'finding', language: 'id', application: 'LibreOffice Calc' } },
    ]);
    expect(await effects.due()).toEqual([]);
  });

  test('anew when the file is damaged, which is set aside', async () => {
    await writeFile(join(folder, 'effects.json'), '{"format":1,"days":');
    const effects = open();
    await effects.note('shown', 'home', fonts);
    expect(await effects.due()).toHaveLength(1);
    expect(await readdir(folder)).toContain('effects.json.damaged');
    expect(logged.join()).toContain('set aside');
  });
});

describe('the help desk gets', () => {
  const calls: HttpRequest[] = [];
  let reply: HttpReply;
  const transport = async (request: HttpRequest) => {
    calls.push(request);
    return reply;
  };
  const problem = (status: number, code: string): HttpReply => ({
    status,
    headers: {},
    body: { type: `urn:pandu:problem:${code}`, title: 't', status, code },
  });
  const sent = () =>
    calls.splice(0).map(({ url, json }) => [url, (json as { items: { shown: number }[] }).items.map(({ shown }) => shown)]);
  beforeEach(() => {
    calls.length = 0;
    reply = { status: 200, headers: {}, body: {} };
  });

  test('the whole day, some hours apart, and at once when it is over', async () => {
    const effects = open();
    await effects.note('shown', 'home', fonts);
    await sendEffects(transport, effects);
    effects.release();
    await effects.note('shown', 'home', fonts);
    await sendEffects(transport, effects);
    expect(sent()).toEqual([['/api/v1/desktops/me/effects/2026-11-24', [1]]]);
    clock += 5 * hour;
    await sendEffects(transport, effects);
    await sendEffects(transport, effects);
    expect(sent()).toEqual([['/api/v1/desktops/me/effects/2026-11-24', [2]]]);
    effects.release();
    await effects.note('shown', 'home', fonts);
    clock = new Date(2026, 10, 25, 0, 5).getTime();
    await sendEffects(transport, open());
    expect(sent()).toEqual([['/api/v1/desktops/me/effects/2026-11-24', [3]]]);
  });

  test('nothing lost: what came while a day was on its way goes with the next', async () => {
    const effects = open();
    await effects.note('shown', 'home', fonts);
    const [due] = await effects.due();
    effects.release();
    await effects.note('shown', 'home', fonts);
    if (due) await effects.confirmed(due);
    clock += 5 * hour;
    await sendEffects(transport, effects);
    expect(sent().map(([, shown]) => shown)).toEqual([[2]]);
  });

  test('another try after hours when it could not take it, and none of what it never will', async () => {
    const effects = open();
    await effects.note('shown', 'home', fonts);
    reply = problem(404, 'not-found');
    await sendEffects(transport, effects);
    await sendEffects(transport, effects);
    expect(sent()).toHaveLength(1);
    clock += 5 * hour;
    reply = problem(400, 'bad-request');
    await sendEffects(transport, effects);
    clock += 5 * hour;
    await sendEffects(transport, effects);
    expect(sent()).toHaveLength(1);
  });

  test('no days from before five weeks', async () => {
    const effects = open();
    await effects.note('shown', 'home', fonts);
    clock += 40 * 24 * hour;
    await effects.note('opened', 'home', fonts);
    await sendEffects(transport, open());
    expect(sent().map(([url]) => url)).toEqual(['/api/v1/desktops/me/effects/2027-01-03']);
  });
});
