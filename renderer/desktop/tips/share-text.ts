import type { TipText } from '../../../shared/model/tip.ts';
import { type DesktopName, stepFor } from '../../../shared/tips/desktop-steps.ts';
import { picturesAsWords } from '../../../shared/tips/pictures.ts';
import { withoutActions } from '../../../shared/tips/step-actions.ts';

interface Labels {
  readonly problem: string;
  readonly cause: string;
  readonly alternatives: string;
  readonly steps: string;
  readonly check: string;
  readonly callHelp: string;
}

/** Markdown's marks mean nothing in a chat window: emphasis goes, a link keeps its words and its address, a picture its words. */
const plain = (markdown: string): string =>
  withoutActions(picturesAsWords(markdown))
    .replaceAll(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '$1 ($2)')
    .replaceAll(/(\*\*|__|`)/g, '')
    .trim();

/** A tip as plain text, to paste into a message to a colleague, who most likely has the same desktop. @param link to the public site */
export function shareText(tip: TipText, labels: Labels, desktop: DesktopName | null, link: string | null): string {
  const part = (label: string, text: string): string[] => (text.trim() === '' ? [] : [`${label}: ${plain(text)}`]);
  const steps = tip.steps.map((step, index) => `${index + 1}. ${plain(stepFor(step, desktop))}`);
  return [
    tip.title,
    ...part(labels.problem, tip.problem),
    ...part(labels.cause, tip.cause),
    ...(steps.length > 0 ? [`${labels.steps}:\n${steps.join('\n')}`] : []),
    ...part(labels.check, tip.check ?? ''),
    ...part(labels.alternatives, tip.alternatives),
    ...part(labels.callHelp, tip.callHelp ?? ''),
    ...(link === null ? [] : [link]),
  ].join('\n\n');
}
