import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTipPictures, type TipPictures } from '../../../../main/tips/pictures.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { digestOf, png, pngPart } from '../../../support/pictures.ts';

const [one, two] = [png({ width: 21 }), png({ width: 22 })];
let root: string;
let folder: string;
/** What the help desk has; null: it cannot be asked. */
let shelf: ReadonlyMap<string, Uint8Array> | null;
let mine: Tip[];
let asked: string[];
let logged: string[];
let changed: () => void;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pandu-pictures-'));
  folder = join(root, 'pictures');
  shelf = new Map([one, two].map((bytes) => [digestOf(bytes), bytes]));
  mine = [];
  asked = [];
  logged = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

const open = (): TipPictures =>
  createTipPictures({
    folder,
    tips: {
      mine: async () => mine,
      onChange: (listener) => {
        changed = listener;
        return () => undefined;
      },
    },
    fetch: async (sha256) => {
      asked.push(sha256);
      return shelf === null ? 'later' : (shelf.get(sha256) ?? null);
    },
    log: (line) => void logged.push(line),
  });
const tipWith = (...pictures: Uint8Array[]): Tip => ({
  id: 'no-paper',
  version: 1,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app: '',
  causeKind: 'howto',
  texts: { en: { title: 'T', problem: '', cause: '', alternatives: '', steps: [], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  pictures: pictures.map((bytes) => ({ sha256: digestOf(bytes), mediaType: 'image/png', bytes: bytes.length })),
});
const kept = async () => (await readdir(folder).catch(() => [])).sort();

test('pictures come once, are read without a network, and go with their tip', async () => {
  mine = [tipWith(one, two)];
  const pictures = open();
  await Promise.all([pictures.keep(true), pictures.keep(false)]);
  expect(await kept()).toEqual([digestOf(one), digestOf(two)].sort());
  shelf = null;
  expect(await pictures.read(digestOf(one))).toEqual({ bytes: one, mediaType: 'image/png' });
  expect(asked).toHaveLength(2);
  await pictures.keep(false);
  mine = [tipWith(two)];
  await pictures.keep(false);
  expect(await kept()).toHaveLength(2);
  changed();
  await pictures.keep(false);
  expect(await kept()).toEqual([digestOf(two)]);
});

test('what could not be asked for is asked for again, what nobody has is not', async () => {
  mine = [tipWith(one)];
  const pictures = open();
  shelf = null;
  await pictures.keep(true);
  expect(await pictures.read(digestOf(one))).toBeNull();
  shelf = new Map([[digestOf(one), one]]);
  await pictures.keep(false);
  expect(await kept()).toEqual([digestOf(one)]);
  mine = [tipWith(one, two)];
  changed();
  asked = [];
  await pictures.keep(false);
  await pictures.keep(false);
  expect(asked).toEqual([digestOf(two)]);
});

test('one that is missing when a tip is read is fetched then', async () => {
  expect(await open().read(digestOf(two))).toEqual({ bytes: two, mediaType: 'image/png' });
});

test('other bytes than the signed tip names are not kept, and neither is what is no plain picture', async () => {
  const loud = png({ more: [pngPart('tEXt', Buffer.from('Author\0Siti'))] });
  shelf = new Map([
    [digestOf(one), two],
    [digestOf(loud), loud],
  ]);
  mine = [tipWith(one, loud)];
  const pictures = open();
  await pictures.keep(true);
  expect(await kept()).toEqual([]);
  expect(logged).toEqual([expect.stringContaining('something else'), expect.stringContaining('no picture')]);
});

test('a damaged file and a write that never ended are put in order', async () => {
  mine = [tipWith(one)];
  const pictures = open();
  await pictures.keep(true);
  await writeFile(join(folder, digestOf(one)), one.subarray(0, 40));
  await writeFile(join(folder, `${digestOf(two)}.1.2.tmp`), 'x');
  expect(await pictures.read(digestOf(one))).toEqual({ bytes: one, mediaType: 'image/png' });
  await pictures.keep(true);
  expect(await kept()).toEqual([digestOf(one)]);
});

test('a disk that takes nothing is told, and the next round tries again', async () => {
  mine = [tipWith(one)];
  await writeFile(folder, 'a file where the folder should be');
  const pictures = open();
  await pictures.keep(true);
  expect(logged.join()).toContain('cannot be kept');
  expect(await pictures.read(digestOf(one))).toBeNull();
  await rm(folder);
  await pictures.keep(false);
  expect(await kept()).toEqual([digestOf(one)]);
});
