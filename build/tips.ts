import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tip } from '../shared/model/tip.ts';
import { parseTip } from '../shared/tips/markdown.ts';
import { lintTips } from './tips-lint.ts';

/** All starter tips, ordered by id, and what is wrong with them, one line each, with the file it is in. */
export async function readStarterTips(folder: string): Promise<{ tips: Tip[]; problems: string[] }> {
  const [english, indonesian] = await Promise.all([filesIn(join(folder, 'en')), filesIn(join(folder, 'id'))]);
  const problems = indonesian.filter((name) => !english.includes(name)).map((name) => `tips/id/${name}: there is no tips/en/${name}`);
  const tips: Tip[] = [];
  for (const name of english) {
    const hasTwin = indonesian.includes(name);
    if (!hasTwin) problems.push(`tips/en/${name}: there is no tips/id/${name}`);
    const parsed = parseTip(
      await readFile(join(folder, 'en', name), 'utf8'),
      hasTwin ? await readFile(join(folder, 'id', name), 'utf8') : null,
    );
    if (!parsed.ok) problems.push(...parsed.problems.map(({ line, message }) => `tips/*/${name}:${line}: ${message}`));
    else if (`${parsed.value.id}.md` !== name) problems.push(`tips/en/${name}: its id is "${parsed.value.id}"`);
    else tips.push(parsed.value);
  }
  return { tips, problems: [...problems, ...lintTips(tips)] };
}

/** The text of `dist/tips.json`; refuses to build with a tip that is not in order. */
export async function compileStarterTips(folder: string): Promise<string> {
  const { tips, problems } = await readStarterTips(folder);
  if (problems.length > 0) throw new Error(`the starter tips are not in order:\n${problems.join('\n')}`);
  return `${JSON.stringify(tips)}\n`;
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
}
