import type { ImportedTip, TipDraft, TipImport } from '../../shared/api/agent-routes.ts';
import type { Language } from '../../shared/model/language.ts';
import type { TipText } from '../../shared/model/tip.ts';
import { canonicalTip } from '../../shared/tips/canonical.ts';
import { parseTipFile, type TipFacts, type TipProblem, tipOf } from '../../shared/tips/markdown.ts';
import { pictureDigests, type TipPicture } from '../../shared/tips/pictures.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { readZip } from './read-zip.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sortBundle, type TipBundle } from './tip-bundle.ts';
import { keepPictures, storedPictures } from './tip-pictures.ts';
import { comparable } from './tips.ts';

/** Bytes of the ZIP file as it is sent. */
export const maxImportBytes = 50_000_000;
const limits = { files: 5000, fileBytes: 500_000, allBytes: 100_000_000 } as const;

interface Existing {
  readonly draft: TipDraft;
  /** The draft says something else than desktops have. */
  readonly differs: boolean;
}
interface Read {
  readonly tip: ImportedTip;
  readonly draft: TipDraft | null;
}

/** Says what the files would change and, with `apply`, does it in one transaction: all becomes drafts. */
export async function importTips(
  context: Context,
  caller: UserCaller,
  zip: Uint8Array,
  options: { readonly apply: boolean; readonly skip: readonly string[] },
): Promise<TipImport | Refusal> {
  const unpacked = readZip(zip, limits);
  if (!unpacked.ok) return refuse('bad-request', unpacked.reason);
  const bundle = sortBundle(unpacked.files);
  return await context.database.transaction(async (unit) => {
    const read = await readAll(unit.tx, bundle, options.skip);
    const used = new Set(read.flatMap(({ draft }) => (draft ? pictureDigests(draft.texts) : [])));
    const stored = await storedPictures(unit.tx, [...used]);
    const pictures = [...bundle.pictures.values()].filter(({ sha256 }) => used.has(sha256));
    if (options.apply) {
      const at = new Date(context.now());
      await keepPictures(unit.tx, pictures, at);
      for (const { tip, draft } of read) if (draft) await put(unit, context, caller, tip, draft, at);
      if (read.some(({ draft }) => draft)) unit.pokes.push({ kind: 'topic', topic: 'tips' });
    }
    const unused = [...bundle.badPictures.values()].map(({ file }) => file);
    return {
      applied: options.apply,
      tips: [...read.map(({ tip }) => tip), ...bundle.broken.map(refusedFile)],
      pictures: pictures.filter(({ sha256 }) => !stored.has(sha256)).length,
      ignored: [...bundle.ignored, ...unused],
    };
  });
}

const refusedFile = ({ file, message }: { file: string; message: string }): ImportedTip => ({
  id: file,
  title: '',
  result: 'refused',
  overwrites: false,
  problems: [{ file, line: 1, message }],
});

async function readAll(tx: Db, bundle: TipBundle, skip: readonly string[]): Promise<Read[]> {
  const ids = [...bundle.tips.keys()].sort();
  if (ids.length === 0) return [];
  // Locked, so that nobody saves a draft between the comparison and the writing.
  const rows = await tx.selectFrom('tips').select(['id', 'draft', 'published']).where('id', 'in', ids).forUpdate().execute();
  const existing = new Map(
    rows.map(({ id, draft, published }) => [id, { draft, differs: published === null || comparable(published) !== comparable(draft) }]),
  );
  const groups = new Set((await tx.selectFrom('groups').select('id').execute()).map(({ id }) => id));
  const shown = new Set(Array.from(JSON.stringify([...bundle.tips.values()]).matchAll(/[0-9a-f]{64}/g), ([digest]) => digest));
  const stored = await storedPictures(tx, [...shown]);
  return ids.map((id) => {
    const before = existing.get(id);
    const parsed = readOne(id, bundle, before, groups, stored);
    const first = bundle.tips.get(id)?.en ?? bundle.tips.get(id)?.id;
    const base = { id, overwrites: false, problems: [] };
    if (!parsed.ok) {
      const problems = parsed.problems.map(({ file = first?.file ?? id, ...problem }) => ({ file, ...problem }));
      return { tip: { ...base, title: '', result: 'refused', problems }, draft: null };
    }
    const { draft } = parsed;
    const title = draft.texts.en.title;
    if (before && comparable(before.draft) === comparable(draft)) return { tip: { ...base, title, result: 'unchanged' }, draft: null };
    if (skip.includes(id)) return { tip: { ...base, title, result: 'skipped' }, draft: null };
    return { tip: { ...base, title, result: before ? 'changed' : 'new', overwrites: before?.differs ?? false }, draft };
  });
}

type Problem = TipProblem & { readonly file?: string };
type ReadTip = { readonly ok: true; readonly draft: TipDraft } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A file of one language alone changes that language; the other one stays as it is here. */
function readOne(
  id: string,
  bundle: TipBundle,
  before: Existing | undefined,
  groups: ReadonlySet<string>,
  stored: ReadonlyMap<string, TipPicture>,
): ReadTip {
  const sources = bundle.tips.get(id) ?? {};
  const texts: Partial<Record<Language, TipText>> = { ...before?.draft.texts };
  let facts: TipFacts | null = null;
  const problems: Problem[] = [];
  for (const language of ['en', 'id'] as const) {
    const source = sources[language];
    if (!source) continue;
    const parsed = parseTipFile(source.text, language);
    if (!parsed.ok) problems.push(...parsed.problems.map((problem) => ({ file: source.file, ...problem })));
    else if (parsed.value.id !== id)
      problems.push({
        file: source.file,
        line: lineOf(source.text, 'id'),
        message: `its id is "${parsed.value.id}", its name says "${id}"`,
      });
    else {
      texts[language] = parsed.value.text;
      facts ??= parsed.value.facts;
      const unknown = parsed.value.facts?.groups?.find((group) => !groups.has(group));
      if (unknown) problems.push({ file: source.file, line: lineOf(source.text, 'groups'), message: `there is no group ${unknown} here` });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const { en, id: indonesian } = texts;
  if (!en) return { ok: false, problems: [{ line: 1, message: `there is no English file, and no tip "${id}" here yet` }] };
  const both = { en, ...(indonesian ? { id: indonesian } : {}) };
  for (const digest of pictureDigests(both)) {
    const bad = bundle.badPictures.get(digest);
    if (bad && !stored.has(digest)) return { ok: false, problems: [{ file: bad.file, line: 1, message: bad.message }] };
  }
  const pictureOf = (digest: string): TipPicture | null => {
    const brought = bundle.pictures.get(digest);
    if (!brought) return stored.get(digest) ?? null;
    const { content: _, ...picture } = brought;
    return picture;
  };
  if (!facts) {
    if (!before) return { ok: false, problems: [{ line: 1, message: `there is no English file, and no tip "${id}" here yet` }] };
    const pictures = pictureDigests(both).map(pictureOf);
    if (pictures.some((picture) => !picture)) return { ok: false, problems: [{ line: 1, message: 'shows a picture that is not there' }] };
    return { ok: true, draft: canonicalTip({ ...before.draft, texts: both, pictures: pictures.filter((picture) => picture !== null) }) };
  }
  const tip = tipOf(facts, both, pictureOf);
  if (!tip.ok) return tip;
  const { id: _, version: __, updatedAt: ___, ...draft } = tip.value;
  return { ok: true, draft: canonicalTip(draft) };
}

const lineOf = (source: string, name: string): number =>
  Math.max(1, source.split('\n').findIndex((line) => line.startsWith(`${name}:`)) + 1);

async function put(
  unit: Unit,
  context: Context,
  caller: UserCaller,
  { id, result }: ImportedTip,
  draft: TipDraft,
  at: Date,
): Promise<void> {
  // Who imports a draft answers for it; a review was of what was there before.
  const change = {
    draft: toJson(draft),
    updated_at: at,
    updated_by: caller.name,
    draft_at: at,
    draft_by: caller.name,
    draft_by_id: caller.id,
    review: null,
  };
  if (result === 'new')
    await unit.tx
      .insertInto('tips')
      .values({ ...change, id, state: 'draft', published: null, version: 0, ticket_id: null })
      .execute();
  else await unit.tx.updateTable('tips').set(change).where('id', '=', id).execute();
  await audit(unit, context, caller.login, 'tip.import-files', id);
}
