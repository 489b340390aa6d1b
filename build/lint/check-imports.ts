import { findCycles } from './cycles.ts';
import { folderProblem, pageProblem } from './folder-rules.ts';
import { readImports } from './imports.ts';
import { mainProblem } from './main-rules.ts';

/** One line per broken rule, `file:line message`; empty when the tree is in order. */
export async function checkImports(root: string): Promise<string[]> {
  const imports = await readImports(root);
  const broken = imports.flatMap((one) =>
    [folderProblem(one), pageProblem(one), mainProblem(one)]
      .filter((problem) => problem !== null)
      .map((problem) => `${one.from}:${one.line} ${problem}`),
  );
  const circles = findCycles(imports).map(
    (files) => `${files[0]}:1 imports itself in a circle: ${[...files, files[0]].join(' -> ')}: move what they share to a file of its own`,
  );
  return [...broken, ...circles];
}
