import type { Settings, Unanswered } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Redactor } from '../../shared/redaction/redactor.ts';
import type { Outbox } from '../outbox/outbox.ts';

export interface UnansweredDependencies {
  readonly outbox: Pick<Outbox, 'add'>;
  readonly redactor: () => Redactor;
  readonly sharing: () => Settings['shareSearches'];
  readonly setSharing: (sharing: Settings['shareSearches']) => Promise<void>;
  readonly language: () => Language;
  readonly inFront: () => string | null;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface UnansweredSearches {
  /** @param answer what the user said when asked; without it, only a standing consent lets anything out */
  tell(text: string, answer?: 'always' | 'once' | 'no'): Promise<Unanswered>;
  /** The window is gone: the same question in the next one is asked anew. */
  release(): void;
}

const longest = 200;

/** Questions without an answer, told to the help desk by consent only. What is not told is written nowhere. */
export function createUnansweredSearches(dependencies: UnansweredDependencies): UnansweredSearches {
  const { outbox, redactor, sharing, setSharing, language, inFront, now, newId } = dependencies;
  const told = new Set<string>();

  async function keep(text: string): Promise<boolean> {
    // It knows the words of two languages: loaded when there is a question.
    const { questionKey } = await import('../../shared/search/question-key.ts');
    const key = questionKey(text);
    if (key === '' || told.has(key)) return true;
    told.add(key);
    const at = now();
    const body = { day: at.toISOString().slice(0, 10), language: language(), text, application: inFront()?.slice(0, 100) ?? null };
    const { kept } = await outbox.add({ manifest: { kind: 'search', id: newId(), createdAt: at.toISOString(), body }, files: [] });
    if (!kept) told.delete(key);
    return kept;
  }

  return {
    async tell(typed, answer) {
      // Redacted first, and shown so: what the user agrees to is what leaves.
      const text = redactor().text(typed.trim().replace(/\s+/g, ' ')).slice(0, longest);
      if (answer === 'no') await setSharing('never');
      if (answer === 'always') await setSharing('always');
      const may = answer === 'once' || sharing() === 'always';
      if (may) return { state: (await keep(text)) ? 'told' : 'failed', text };
      return { state: sharing() === 'ask' ? 'ask' : 'off', text };
    },
    release() {
      told.clear();
    },
  };
}
