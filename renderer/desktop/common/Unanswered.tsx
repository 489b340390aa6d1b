import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';

/** Somebody who types on is not asked in the middle of a word. */
const restMs = 2500;
/** Asked once for each opening of the window: a kind question that comes again is none. */
let asked = false;

type Answer = 'always' | 'once' | 'no';

/**
 * Nothing was found. With the user's consent the help desk learns of it; without one, the user is asked, and sees what would
 * be told. @param text what was searched for, or null while something was found
 */
export function Unanswered({ text }: { readonly text: string | null }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [question, setQuestion] = useState<{ readonly typed: string; readonly told: string } | null>(null);
  const [thanks, setThanks] = useState<'told' | 'no' | 'failed' | null>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => {
      pandu.tips.unanswered({ text }).then(
        (reply) => {
          if (reply.state !== 'ask' || asked) return;
          asked = true;
          setQuestion({ typed: text, told: reply.text });
        },
        () => undefined,
      );
    }, restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const say = useCallback(
    (answer: Answer) => {
      if (!question) return;
      pandu.tips.unanswered({ text: question.typed, answer }).then(
        ({ state }) => setThanks(answer === 'no' ? 'no' : state === 'told' ? 'told' : 'failed'),
        () => setThanks('failed'),
      );
    },
    [question],
  );
  // The buttons that were pressed are gone: the focus stays where they were.
  useEffect(() => {
    if (thanks === null) return;
    words.current?.focus();
    announce(t(`unanswered.${thanks}`));
  }, [thanks, announce, t]);
  // Found something, or on to something else: the question is over.
  if (!question || text === null || (thanks !== null && text !== question.typed)) return null;
  if (thanks) {
    return (
      <div ref={words} tabIndex={-1}>
        <Notice tone={thanks === 'told' ? 'good' : 'info'}>{t(`unanswered.${thanks}`)}</Notice>
      </div>
    );
  }
  return (
    <Notice
      tone="info"
      role="status"
      title={t('unanswered.title', { text: question.told })}
      actions={
        <>
          <Button onClick={() => say('once')}>{t('unanswered.once')}</Button>
          <Button onClick={() => say('always')}>{t('unanswered.always')}</Button>
          <Button look="quiet" onClick={() => say('no')}>
            {t('unanswered.never')}
          </Button>
        </>
      }
    >
      {t('unanswered.text')}
    </Notice>
  );
}
