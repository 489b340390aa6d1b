import { useTranslation } from 'react-i18next';
import type { Cause } from '../../../shared/model/cause.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { type DesktopName, stepFor } from '../../../shared/tips/desktop-steps.ts';
import { actionsOf } from '../../../shared/tips/step-actions.ts';
import { localeFor } from '../diagnostics/format.ts';
import type { OfferedActions } from '../markdown/step-actions.ts';
import { FourParts } from './FourParts.tsx';
import styles from './TipView.module.css';

export interface TipMeta {
  /** As shown: "LibreOffice Writer"; empty hides it. */
  readonly app: string;
  readonly causeKind: Cause | null;
  /** UTC, ISO 8601; null before the first publication. */
  readonly updatedAt: string | null;
}

interface Props {
  readonly text: TipText;
  readonly meta: TipMeta;
  /** Whose steps are shown; null (console, public site, one that is not known): those of all, under their names. */
  readonly desktop?: DesktopName | null;
  readonly tickable?: boolean;
  readonly onLink?: ((url: string) => void) | undefined;
  /** What its steps may do on this computer; without it they are words, and a note says that Pandu has buttons for them. */
  readonly actions?: OfferedActions | undefined;
  /** Level of the title; its parts are one below. 1 on a page of its own, 2 or 3 within another one. */
  readonly level?: 1 | 2 | 3;
  /** Where the title is shown already. */
  readonly titled?: boolean;
}

/** A tip as the user reads it; the same in the desktop, in the console's preview and on the public site. */
export function TipView({ text, meta, desktop = null, tickable = false, onLink, actions, level = 1, titled = true }: Props) {
  const { t, i18n } = useTranslation('common');
  const Title = `h${level}` as const;
  const below = level === 1 ? 2 : level === 2 ? 3 : 4;
  return (
    <article className={styles.tip}>
      {titled && (
        <header className={styles.header}>
          {meta.app !== '' && <p className={styles.app}>{meta.app}</p>}
          <Title className={styles.title} tabIndex={-1}>
            {text.title}
          </Title>
        </header>
      )}
      <FourParts
        problem={text.problem}
        cause={text.cause}
        causeKind={meta.causeKind}
        alternatives={text.alternatives}
        steps={text.steps.map((step) => stepFor(step, desktop))}
        check={text.check}
        callHelp={text.callHelp}
        tickable={tickable}
        onLink={onLink}
        actions={actions}
        stepsNote={
          actions === undefined && actionsOf(text.steps).some(({ id }) => id !== 'copy') ? (
            <p className={styles.note}>{t('action.onlyInPandu')}</p>
          ) : undefined
        }
        level={below}
      />
      {meta.updatedAt !== null && (
        <p className={styles.updated}>
          {t('tip.updated', { date: new Date(meta.updatedAt).toLocaleDateString(localeFor(i18n.language), { dateStyle: 'long' }) })}
        </p>
      )}
    </article>
  );
}
