import type { Language } from '../../shared/model/language.ts';
import { sessionLanguage } from '../platform/desktop-facts.ts';
import { openServices as openShared, type Services as Shared } from '../services.ts';
import type { Io } from './command.ts';

/** The app's services for one command, with the language in which it speaks. */
export interface Services extends Shared {
  readonly language: Language;
}

/** @param language wins over the session's own */
export async function openServices({ env, home, note }: Io, language: Language = sessionLanguage(env)): Promise<Services> {
  return { ...(await openShared({ env, home, language: () => language, log: (line) => note(`pandu: ${line}`) })), language };
}
