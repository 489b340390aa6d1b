import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStarterTips } from '../../build/tips.ts';
import { type Language, languages } from '../../shared/model/language.ts';
import { createTipSearch } from '../../shared/search/tip-search.ts';

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/cases/tip-queries.tsv');
const file = process.argv[2] ?? (existsSync(shared) ? shared : join(root, 'test/support/tip-queries.tsv'));
const { tips, problems } = await readStarterTips(join(root, 'tips'));
if (problems.length > 0) throw new Error(problems.join('\n'));
const ids = new Set(tips.map((tip) => tip.id));
const count = () => ({ first: 0, top3: 0, total: 0 });
const byLanguage: Record<Language, ReturnType<typeof count>> = { en: count(), id: count() };
const engines = { en: createTipSearch(tips, 'en'), id: createTipSearch(tips, 'id') };
let skipped = 0;
for (const line of (await readFile(file, 'utf8')).split('\n').slice(1)) {
  const [name, query, accepted] = line.split('\t');
  const language = languages.find((one) => one === name);
  if (!language || !query || !accepted) continue;
  const wanted = accepted.trim().split(',');
  // A tip that is not written yet cannot be found; it counts once it is there.
  if (!wanted.some((id) => ids.has(id))) {
    skipped += 1;
    continue;
  }
  const hits = engines[language].search(query).map((hit) => hit.id);
  const tally = byLanguage[language];
  tally.total += 1;
  if (wanted.includes(hits[0] ?? '')) tally.first += 1;
  else console.log(`${language} "${query}": ${hits.slice(0, 3).join(', ') || 'nothing'}, wanted ${accepted}`);
  if (hits.slice(0, 3).some((id) => wanted.includes(id))) tally.top3 += 1;
}
const share = (key: 'first' | 'top3') => (byLanguage.en[key] + byLanguage.id[key]) / Math.max(1, byLanguage.en.total + byLanguage.id.total);
const total = byLanguage.en.total + byLanguage.id.total;
console.log(JSON.stringify({ name: 'search-quality', first: share('first'), top3: share('top3'), total, byLanguage, skipped }));
