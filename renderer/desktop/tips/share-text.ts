import type { TipText } from '../../../shared/model/tip.ts';

interface Labels {
  readonly problem: string;
  readonly cause: string;
  readonly alternatives: string;
  readonly steps: string;
}

/** Markdown's marks mean nothing in a chat window: emphasis goes, a link keeps its words and its address. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '$1 ($2)')
    .replaceAll(/(\*\*|__|`)/g, '')
    .trim();

/** A tip as plain text, to paste into a message to a colleague. */
export function shareText(tip: TipText, labels: Labels): string {
  const part = (label: string, text: string): string[] => (text.trim() === '' ? [] : [`${label}: ${plain(text)}`]);
  const steps = tip.steps.map((step, index) => `${index + 1}. ${plain(step)}`);
  return [
    tip.title,
    ...part(labels.problem, tip.problem),
    ...part(labels.cause, tip.cause),
    ...(steps.length > 0 ? [`${labels.steps}:\n${steps.join('\n')}`] : []),
    ...part(labels.alternatives, tip.alternatives),
  ].join('\n\n');
}
