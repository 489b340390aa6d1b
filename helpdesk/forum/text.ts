import type { Language } from '../../shared/model/language.ts';
import type { TipText } from '../../shared/model/tip.ts';
import { forElsewhere } from '../../shared/tips/elsewhere.ts';
import { headings } from '../../shared/tips/markdown.ts';

/** A tip as a topic: its problem first, as whoever has it would ask; then the parts under their names. */
export function forumText(text: TipText, language: Language): string {
  const steps = text.steps.map((step, at) => `${at + 1}. ${step.trim().replaceAll('\n', '\n   ')}`).join('\n');
  const [, ...names] = headings[language];
  // The last part leads to the help desk, which those in the forum do not have.
  const parts = [text.cause, text.alternatives, steps, text.check ?? ''];
  const sections = parts.flatMap((part, at) => (part.trim() === '' ? [] : [`### ${names[at]}\n\n${part.trim()}`]));
  return [text.problem.trim(), ...sections]
    .filter((part) => part !== '')
    .map(forElsewhere)
    .join('\n\n');
}
