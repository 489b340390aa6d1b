import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormLimits, FormProblem } from '../../../shared/site/forms.ts';
import { bytesText } from '../../components/diagnostics/format.ts';
import field from '../../components/ui/Field.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import styles from './Form.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** A label, the field that `children` hold, and a word below it. */
export function Field({ id, label, hint, optional = false, children }: FieldProps) {
  const { t } = useTranslation('site');
  return (
    <div className={styles.field}>
      <label className={field.label} htmlFor={id}>
        {label} {optional && <span className={styles.optional}>({t('report.optional')})</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p className={field.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextProps {
  readonly id: string;
  readonly value: string;
  readonly limit: number;
  readonly wrong: boolean;
  readonly example?: string;
  readonly required?: boolean;
}

export function TextField({ id, value, limit, wrong, example, required = false }: TextProps) {
  return (
    <textarea
      id={id}
      name={id}
      className={field.input}
      rows={7}
      maxLength={limit}
      defaultValue={value}
      placeholder={example}
      required={required}
      aria-invalid={wrong || undefined}
      // biome-ignore lint/a11y/noAutofocus: what was wrong is the next thing to do
      autoFocus={wrong}
    />
  );
}

/** Telephones offer the camera too, and Safari makes a JPEG of what it keeps as HEIC. */
export function PicturesField({ limits }: { readonly limits: FormLimits }) {
  const { t, i18n } = useTranslation('site');
  const hint = t('report.picturesHint', { count: limits.pictures, size: bytesText(limits.pictureBytes, i18n.language) });
  return (
    <Field id="pictures" label={t('report.pictures')} optional hint={hint}>
      <input
        id="pictures"
        name="pictures"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        className={styles.file}
        aria-describedby="pictures-hint"
      />
    </Field>
  );
}

/** Why the form came back. Files cannot be put back into a form: that is said. */
export function Problems({ problems, limits }: { readonly problems: readonly FormProblem[]; readonly limits: FormLimits }) {
  const { t, i18n } = useTranslation('site');
  if (problems.length === 0) return null;
  const size = bytesText(limits.pictureBytes, i18n.language);
  return (
    <Notice tone="trouble" role="alert" title={t('problem.title')}>
      <ul>
        {[...new Set(problems)].map((one) => (
          <li key={one}>{t(`problem.${one}`, { count: limits.pictures, size })}</li>
        ))}
      </ul>
      <p>{t('problem.picturesAgain')}</p>
    </Notice>
  );
}
