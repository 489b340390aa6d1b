import { useTranslation } from 'react-i18next';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import type { FormLimits, WebConversation } from '../../../shared/site/forms.ts';
import { QrCode } from '../../components/qr/QrCode.tsx';
import button from '../../components/ui/Button.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { Field, PicturesField, Problems, TextField } from '../common/Fields.tsx';
import form from '../common/Form.module.css';
import { absolute } from '../links.ts';
import styles from './Conversation.module.css';
import pages from './pages.module.css';
import { Turns } from './Turns.tsx';

interface Props {
  readonly conversation: WebConversation;
  readonly limits: FormLimits;
  readonly frame: SiteFrame;
}

/** A report of the form, for whoever has its link: what was said, where it stands, and the next word. */
export function Conversation({ conversation, limits, frame }: Props) {
  const { t } = useTranslation('site');
  const { number, title, status, messages, secret, turn, said, problems, text } = conversation;
  const answered = messages.some(({ from }) => from === 'agent');
  const over = status === 'solved' || status === 'closed';
  // Relative to the page's own address, wherever a proxy has put it.
  const here = secret;
  return (
    <>
      <h1>{t('my.title', { number })}</h1>
      <p className={pages.intro}>
        {title}
        <br />
        <strong className={styles.status}>{t(`my.status.${status}`)}</strong>
      </p>
      {said !== null && (
        <div className={styles.gap}>
          <Notice tone="good" role="status" title={t(`my.said.${said}`)}>
            {said === 'report' && t('my.saidReportMore')}
          </Notice>
        </div>
      )}
      <Keep frame={frame} open={said === 'report'} />
      <section aria-labelledby="turns" className={styles.gap}>
        <h2 id="turns" className="visually-hidden">
          {t('conversation.label')}
        </h2>
        <Turns messages={messages} pictures={`${here}/pictures/`} frame={frame} />
      </section>
      {answered && (
        <form method="post" action={`${here}/outcome`} className={styles.outcome}>
          <p>{t(over ? 'my.isSolved' : 'my.solvedQuestion')}</p>
          {!over && (
            <button type="submit" name="solved" value="yes" className={`${button.button} ${button.plain}`}>
              {t('my.solved')}
            </button>
          )}
          <button type="submit" name="solved" value="no" className={`${button.button} ${button.plain}`}>
            {t('my.notYet')}
          </button>
        </form>
      )}
      <h2 className={styles.heading}>{t('my.write')}</h2>
      <form method="post" encType="multipart/form-data" action={here} className={form.form}>
        <Problems problems={problems} limits={limits} />
        <input type="hidden" name="turn" value={turn} />
        <Field id="text" label={t('my.text')}>
          <TextField id="text" value={text} limit={limits.text} wrong={problems.includes('text')} />
        </Field>
        <PicturesField limits={limits} />
        <div>
          <button type="submit" className={`${button.button} ${button.primary}`}>
            {t('my.send')}
          </button>
        </div>
      </form>
    </>
  );
}

/** The link is all that leads here again: how to keep it, and that others should not have it. */
function Keep({ frame, open }: { readonly frame: SiteFrame; readonly open: boolean }) {
  const { t } = useTranslation('site');
  const link = absolute(frame, frame.language);
  return (
    <details className={styles.keep} open={open}>
      <summary>{t('my.keep')}</summary>
      <p>{t('my.keepText')}</p>
      {link !== null && (
        <div className={styles.take}>
          <QrCode text={link} label={t('my.code')} />
          <div className={styles.words}>
            <p>{t('my.codeHint')}</p>
            <p className={styles.link}>{link}</p>
          </div>
        </div>
      )}
    </details>
  );
}
