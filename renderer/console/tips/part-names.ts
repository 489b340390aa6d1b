import { useTranslation } from 'react-i18next';
import type { Part } from './tip-draft.ts';

const keyOf = (part: Part) =>
  part === 'title' || part === 'keywords'
    ? (`tips.${part}` as const)
    : part === 'check' || part === 'callHelp'
      ? (`common:tip.${part}` as const)
      : (`answer.${part}` as const);

/** Parts of a tip by the names that their fields have: "Cause, Steps". */
export function usePartNames(): (list: readonly Part[]) => string {
  const { t } = useTranslation('console');
  return (list) => list.map((part) => t(keyOf(part))).join(', ');
}
