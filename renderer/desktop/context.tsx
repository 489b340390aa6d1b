import { createContext, use } from 'react';
import type { Start } from '../../shared/ipc/contract.ts';
import type { Language, LocalText } from '../../shared/model/language.ts';

/** What holds for the whole page: version, language, policy, state of sync. Fresh after each settingsChanged and syncChanged. */
export const StartContext = createContext<Start | null>(null);

export function useStart(): Start {
  const start = use(StartContext);
  if (start === null) throw new Error('outside StartContext');
  return start;
}

/** As shared/model does it, without the schema library that lives beside it: this is in the first chunk. */
export const localText = (text: LocalText, language: Language): string => text[language] || text.en;
