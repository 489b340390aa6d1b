import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AgentCall } from '../../../shared/api/agent-routes.ts';
import { FindingsView } from '../../components/diagnostics/FindingsView.tsx';
import { KeyFacts } from '../../components/diagnostics/KeyFacts.tsx';
import { SectionView } from '../../components/diagnostics/SectionView.tsx';
import { Ago } from '../common/Ago.tsx';
import frame from '../common/case.module.css';
import { AskCaller } from './AskCaller.tsx';
import styles from './calls.module.css';

/** What the desktop sent last, by its user's consent, and a way to ask for how it is now. */
export function LastSet({ one, open }: { readonly one: AgentCall; readonly open: boolean }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const { lastSet: set } = one;
  if (!open) return null;
  return (
    <>
      <section className={frame.card}>
        <h2>{t('call.facts')}</h2>
        {set ? (
          <p className={styles.quiet}>
            {t(set.fresh ? 'call.fresh' : 'call.withReport')} <Link href={`/tickets/${set.ticketId}`}>#{set.number}</Link>,{' '}
            <Ago time={set.takenAt} />
          </p>
        ) : (
          <p className={styles.quiet}>{t('call.noFacts')}</p>
        )}
        <AskCaller one={one} />
      </section>
      {set && (
        <>
          <section className={frame.card}>
            <h2>{t('ticket.findings')}</h2>
            <FindingsView findings={set.findings} evidence onTip={(id) => navigate(`/tips/${id}`)} />
          </section>
          {set.sections.length > 0 && (
            <section className={frame.card}>
              <h2>{t('ticket.glance')}</h2>
              <KeyFacts sections={set.sections} application={null} />
            </section>
          )}
          <section className={frame.card}>
            <h2>{t('ticket.details')}</h2>
            {set.sections.length === 0 && <p className={styles.quiet}>{t('ticket.noSections')}</p>}
            {set.sections.map((section) => (
              <SectionView key={section.id} section={section} />
            ))}
          </section>
        </>
      )}
    </>
  );
}
