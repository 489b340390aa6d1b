/** Puts a block of Markdown where the caret is, on lines of its own. `caret` may lie beyond a text that got shorter. */
export function insertBlock(text: string, caret: number, block: string): string {
  const at = Math.max(0, Math.min(caret, text.length));
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at).trimStart();
  return [before, block, after].filter((part) => part !== '').join('\n\n');
}

/** A line for one desktop environment at the end of a step, where such lines stand. */
export function addVariant(step: string, desktop: string): string {
  return `${step.trimEnd()}\n- **${desktop}:** `.trimStart();
}
