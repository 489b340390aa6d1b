import { useTranslation } from 'react-i18next';
import { hindrances } from '../../../shared/model/ticket.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import type { FormLimits, FormProblem, ReportForm } from '../../../shared/site/forms.ts';
import button from '../../components/ui/Button.module.css';
import choice from '../../components/ui/Choice.module.css';
import field from '../../components/ui/Field.module.css';
import { Field, PicturesField, Problems, TextField } from '../common/Fields.tsx';
import form from '../common/Form.module.css';
import { Issues } from '../common/Issues.tsx';
import { linkTo } from '../links.ts';
import styles from './pages.module.css';

interface Props {
  readonly form: ReportForm;
  readonly problems: readonly FormProblem[];
  /** What proves that the form is ours. */
  readonly token: string;
  readonly limits: FormLimits;
  readonly frame: SiteFrame;
}

/** For when the computer itself is broken: from a telephone or a colleague's, with nothing but HTML. */
export function Report({ form: filled, problems, token, limits, frame }: Props) {
  const { t } = useTranslation('site');
  const wrong = (one: FormProblem) => problems.includes(one);
  return (
    <>
      <Issues frame={frame} />
      <h1>{t('report.title')}</h1>
      <p className={styles.intro}>{t('report.intro')}</p>
      <form className={form.form} method="post" encType="multipart/form-data" action={linkTo(frame, 'report')}>
        <Problems problems={problems} limits={limits} />
        <input type="hidden" name="key" value={token} />
        <Field id="text" label={t('report.text')}>
          <TextField
            id="text"
            value={filled.text}
            limit={limits.text}
            wrong={wrong('text') || wrong('long')}
            example={t('report.textExample')}
            required
          />
        </Field>
        <fieldset className={choice.group}>
          <legend className={choice.legend}>{t('report.hinders')}</legend>
          <div className={choice.cards}>
            {hindrances.map((one) => (
              <label key={one} className={choice.option}>
                <input type="radio" className={choice.radio} name="hinders" value={one} defaultChecked={filled.hinders === one} />
                <span className={choice.words}>
                  <span className={choice.label}>{t(`hinders.${one}`)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field id="name" label={t('report.name')}>
          <input
            id="name"
            name="name"
            className={field.input}
            maxLength={limits.name}
            defaultValue={filled.name}
            autoComplete="name"
            required
            aria-invalid={wrong('name') || undefined}
          />
        </Field>
        <Field id="tag" label={t('report.tag')} optional hint={t('report.tagHint')}>
          <input
            id="tag"
            name="tag"
            className={field.input}
            maxLength={limits.tag}
            defaultValue={filled.tag}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="tag-hint"
          />
        </Field>
        <Field id="mail" label={t('report.mail')} optional hint={t('report.mailHint')}>
          <input
            id="mail"
            name="mail"
            type="email"
            className={field.input}
            maxLength={limits.mail}
            defaultValue={filled.mail}
            autoComplete="email"
            aria-describedby="mail-hint"
            aria-invalid={wrong('mail') || undefined}
          />
        </Field>
        <PicturesField limits={limits} />
        <div className={form.nobody} aria-hidden="true">
          <label htmlFor="website">{t('report.nobody')}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <p className={styles.quiet}>{t('report.privacy')}</p>
        <div>
          <button type="submit" className={`${button.button} ${button.primary}`}>
            {t('report.send')}
          </button>
        </div>
      </form>
    </>
  );
}
