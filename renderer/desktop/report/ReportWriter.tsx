import { IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, SendResult } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Choice } from '../../components/ui/Choice.tsx';
import field from '../../components/ui/Field.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { pandu } from '../bridge.ts';
import { onEscape } from '../common/on-escape.ts';
import { useStart } from '../context.tsx';
import { ApplicationPicker } from './ApplicationPicker.tsx';
import { KnownIssues } from './KnownIssues.tsx';
import styles from './Report.module.css';
import { ReportTip, type SolvedBy } from './ReportTip.tsx';
import { ScreenshotPart } from './ScreenshotPart.tsx';
import { TipMatches } from './TipMatches.tsx';
import { useComeBack } from './use-come-back.ts';
import { useReport } from './use-report.ts';

const HangNotice = lazy(async () => ({ default: (await import('./HangNotice.tsx')).HangNotice }));
const CrashNotice = lazy(async () => ({ default: (await import('./CrashNotice.tsx')).CrashNotice }));
const SendPreview = lazy(async () => ({ default: (await import('../common/SendPreview.tsx')).SendPreview }));

interface Props {
  readonly shown: boolean;
  readonly asked: number;
  readonly text: string | undefined;
  readonly onAnew: () => void;
  readonly onKept: (id: string) => void;
  /** @param draft id of the report that is not needed any more; null: it was not begun yet */
  readonly onSolved: (by: SolvedBy, draft: string | null) => void;
}

type Trouble = Extract<SendResult, { kept: false }>['reason'] | 'failed';

export function ReportWriter({ shown, asked, text, onAnew, onKept, onSolved }: Props) {
  const { t } = useTranslation();
  const { sync } = useStart();
  const form = useReport(text);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const [picturePending, setPicturePending] = useState<Promise<void>>(Promise.resolve());
  const box = useRef<HTMLTextAreaElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const { change } = form;
  /** The exact text that is on the screen: only that may leave then. */
  const exact = useRef<string | null>(null);
  const onShown = useCallback((sha256: string | null) => {
    exact.current = sha256;
  }, []);

  // Home's text arrives in a form that may be open already: it is added, never put over what was written.
  const taken = useRef(text);
  const latestMessage = useRef(form.message);
  latestMessage.current = form.message;
  useEffect(() => {
    if (!shown) return;
    box.current?.focus({ preventScroll: true });
    if (text === undefined || text === taken.current) return;
    taken.current = text;
    change({ message: [latestMessage.current, text].filter((part) => part !== '').join('\n') });
  }, [shown, text, change]);

  // A new click means what is in front now, unless something is written already about what was in front then.
  useComeBack(shown, asked, (by) => {
    box.current?.focus({ preventScroll: true });
    if (by === 'page' || sending || form.message.trim() !== '') return;
    if (form.start !== null) void pandu.report.discard({ id: form.start.id }).catch(() => undefined);
    onAnew();
  });

  // The picture is still on its way to main until this settles.
  const loadPreview = useCallback(
    (text: string) => picturePending.then(() => pandu.report.preview(JSON.parse(text) as Draft)),
    [picturePending],
  );

  // Sent before main has begun: it goes as soon as that is done, with what was found out by then.
  const [wanted, setWanted] = useState(false);
  const send = async () => {
    setWanted(false);
    if (form.message.trim() === '') {
      setTrouble('empty');
      box.current?.focus();
      return;
    }
    if (sending) return;
    const draft = form.draft();
    if (draft === null) {
      if (form.failed) setTrouble('failed');
      else setWanted(true);
      return;
    }
    setSending(true);
    setTrouble(null);
    try {
      await picturePending;
      const result = await pandu.report.send({ ...draft, shown: exact.current });
      if (result.kept) onKept(result.id);
      else setTrouble(result.reason);
    } catch {
      setTrouble('failed');
    } finally {
      setSending(false);
    }
  };
  const { start, failed } = form;
  const latestSend = useRef(send);
  latestSend.current = send;
  useEffect(() => {
    if (wanted && (start !== null || failed)) void latestSend.current();
  }, [wanted, start, failed]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  };
  const name = form.application?.name;
  const solve = (by: SolvedBy) => onSolved(by, form.start?.id ?? null);
  const tipShown = (...ids: readonly string[]) => change({ tipsShown: [...new Set([...form.tipsShown, ...ids])] });

  const draft = form.draft();

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from any field of the form
    <div onKeyDown={onKeyDown}>
      <Page title={t('report.title')} ownFocus>
        <KnownIssues
          message={form.message}
          application={name}
          onShown={(ids) => change({ issuesShown: [...new Set([...form.issuesShown, ...ids])] })}
          onMessage={(message) => change({ message })}
          onGoOn={() => box.current?.focus()}
        />
        {form.failed && (
          <Notice
            tone="trouble"
            role="alert"
            title={t('report.beginFailed.title')}
            actions={<Button onClick={form.begin}>{t('again')}</Button>}
          >
            <p>{t('report.beginFailed.text')}</p>
          </Notice>
        )}
        {form.restored && form.message !== '' && (
          <Notice
            tone="good"
            role="status"
            actions={
              <Button small onClick={() => change({ message: '' })}>
                {t('report.startAfresh')}
              </Button>
            }
          >
            <p>{t('report.restored')}</p>
          </Notice>
        )}
        {form.start?.crash && (
          <Suspense>
            <CrashNotice crash={form.start.crash} onShown={tipShown} onSolved={solve} />
          </Suspense>
        )}
        {form.start && form.evidence?.findings.some(({ section }) => section === 'responding') && (
          <Suspense>
            <HangNotice id={form.start.id} evidence={form.evidence} onReport={() => box.current?.focus()} />
          </Suspense>
        )}
        <div>
          <label className={field.label} htmlFor="report-message">
            {t('report.question')}
          </label>
          <textarea
            id="report-message"
            ref={box}
            // biome-ignore lint/a11y/noAutofocus: the one question of this window; a click on the tray asks for it
            autoFocus
            className={field.input}
            rows={4}
            maxLength={10_000}
            placeholder={t('report.placeholder')}
            value={form.message}
            aria-invalid={trouble === 'empty' || undefined}
            aria-describedby={trouble === 'empty' ? 'report-empty' : undefined}
            onChange={(event) => {
              change({ message: event.currentTarget.value });
              if (trouble === 'empty') setTrouble(null);
            }}
          />
          {trouble === 'empty' && (
            <p id="report-empty" className={field.error} role="alert">
              {t('trouble.empty')}
            </p>
          )}
        </div>
        <TipMatches message={form.message} application={name} onShown={(ids) => tipShown(...ids)} onSolved={solve} />
        <ApplicationPicker start={form.start} value={form.application} onChange={(application) => change({ application })} />
        <Choice
          legend={t('report.hinders')}
          value={form.hinders}
          onChange={(hinders) => change({ hinders })}
          options={[
            { value: 'blocked', label: t('report.blocked') },
            { value: 'slowed', label: t('report.slowed') },
            { value: 'question', label: t('report.aQuestion') },
          ]}
        />
        <ScreenshotPart
          id={form.start?.id ?? null}
          state={form.evidence?.screenshot ?? form.start?.screenshot ?? 'pending'}
          onWork={setPicturePending}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape folds the preview from anywhere in it */}
        <div
          className={styles.previewPart}
          onKeyDown={onEscape(() => {
            setPreviewing(false);
            toggle.current?.focus();
          })}
        >
          <Button ref={toggle} look="quiet" aria-expanded={previewing} onClick={() => setPreviewing(!previewing)}>
            {t(previewing ? 'preview.hide' : 'preview.show')}
          </Button>
          {previewing && (
            <Suspense fallback={<Loading label={t('loading')} />}>
              <SendPreview
                intro={t('preview.intro')}
                evidence={draft === null ? null : form.evidence}
                sectionsOff={form.sectionsOff}
                wanted={JSON.stringify(draft)}
                load={loadPreview}
                onSectionsOff={(sectionsOff) => change({ sectionsOff })}
                onShown={onShown}
                tipOf={(id, fold) => <ReportTip id={id} where="finding" titled onSolved={solve} onNot={fold} />}
                onTip={tipShown}
              />
            </Suspense>
          )}
        </div>
        {trouble !== null && trouble !== 'empty' && (
          <Notice tone="trouble" role="alert" title={t(`trouble.${trouble}.title`)}>
            <p>{t(`trouble.${trouble}.text`)}</p>
          </Notice>
        )}
        <div className={styles.send}>
          <Button look="primary" icon={<IconSend size={20} stroke={2} aria-hidden />} busy={sending || wanted} onClick={() => void send()}>
            {t(sending || wanted ? 'report.sending' : 'report.send')}
          </Button>
          <p className={styles.sendHint}>{t(sync.state === 'online' ? 'report.sendHint' : 'report.sendHintOffline')}</p>
        </div>
      </Page>
    </div>
  );
}
