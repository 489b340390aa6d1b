import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/model/language.ts';
import type { TipPart } from '../../../shared/tips/parts.ts';

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia' };

const keyOf = (part: TipPart) =>
  part === 'title' || part === 'keywords'
    ? (`tips.${part}` as const)
    : part === 'check' || part === 'callHelp'
      ? (`common:tip.${part}` as const)
      : (`answer.${part}` as const);

/** Parts of a tip by the names that their fields have: "Cause, Steps". */
export function usePartNames(): (list: readonly TipPart[]) => string {
  const { t } = useTranslation('console');
  return (list) => list.map((part) => t(keyOf(part))).join(', ');
}
