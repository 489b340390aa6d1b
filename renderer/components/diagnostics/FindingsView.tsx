import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, severities } from '../../../shared/model/finding.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import styles from './findings.module.css';
import parts from './parts.module.css';

const icons = { serious: IconAlertOctagon, warning: IconAlertTriangle, hint: IconInfoCircle } as const;

/** More than so many are folded, where evidence is shown. */
const most = 6;

interface Props {
  readonly findings: readonly Finding[];
  /** Opens the tip that answers a finding; without it no tip is offered. */
  readonly onTip?: ((id: string, finding: string) => void) | undefined;
  /** The finding whose tip is open below it, and what shows that. Without it a tip opens elsewhere. */
  readonly open?: { readonly finding: string | null; readonly panel: ReactNode } | undefined;
  /** What a rule fired on: for agents, too much for users. */
  readonly evidence?: boolean;
  /** A word behind a finding, such as "new"; by its id. */
  readonly marks?: ReadonlyMap<string, string> | undefined;
}

/** Health rules that fired, the serious ones first; each in one plain sentence, with its severity in words. */
export function FindingsView({ findings, onTip, open, evidence = false, marks }: Props) {
  const { t, i18n } = useTranslation('diagnostics');
  if (findings.length === 0) return <p className={parts.calm}>{t('noFindings')}</p>;
  const sorted = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const hints = sorted.filter(({ severity }) => severity === 'hint');
  // A page of hints would stand between an agent and the facts.
  const folded = evidence && sorted.length > most && hints.length > 1 && hints.length < sorted.length ? hints : [];
  const list = (some: readonly Finding[]) => (
    <ul className={styles.findings}>
      {some.map((finding) => {
        const Icon = icons[finding.severity];
        const { tip } = finding;
        return (
          <li key={`${finding.id} ${finding.evidence}`} data-severity={finding.severity}>
            <Icon size={20} className={styles.severityIcon} aria-hidden />
            <div>
              <p className={styles.findingText}>
                <span className={styles.severity}>{t(`common:severity.${finding.severity}`)}</span>{' '}
                {inLanguage(finding.text, pickLanguage([i18n.language]))}
                {marks?.has(finding.id) && (
                  <>
                    {' '}
                    <span className={parts.status}>{marks.get(finding.id)}</span>
                  </>
                )}
              </p>
              {evidence && finding.evidence && <code className={styles.evidence}>{finding.evidence}</code>}
              {tip && onTip && (
                <button
                  type="button"
                  className={parts.more}
                  aria-expanded={open === undefined ? undefined : open.finding === finding.id}
                  onClick={() => onTip(tip, finding.id)}
                >
                  {t('openTip')}
                </button>
              )}
              {open?.finding === finding.id && open.panel}
            </div>
          </li>
        );
      })}
    </ul>
  );
  if (folded.length === 0) return list(sorted);
  return (
    <>
      {list(sorted.filter((finding) => !folded.includes(finding)))}
      <details className={styles.folded}>
        <summary>{t('moreHints', { count: folded.length })}</summary>
        {list(folded)}
      </details>
    </>
  );
}
