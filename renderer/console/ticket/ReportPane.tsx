import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { fillPath } from '../../../shared/api/route.ts';
import { FindingsView } from '../../components/diagnostics/FindingsView.tsx';
import { JsonView } from '../../components/diagnostics/JsonView.tsx';
import { KeyFacts } from '../../components/diagnostics/KeyFacts.tsx';
import { SectionView } from '../../components/diagnostics/SectionView.tsx';
import { Ago } from '../common/Ago.tsx';
import { CopyLine } from '../common/CopyLine.tsx';
import { Attachments } from './Attachments.tsx';
import { RawReport } from './RawReport.tsx';
import { SameCrash } from './SameCrash.tsx';
import styles from './ticket.module.css';

/** When the user agreed to these very bytes. A desktop of another maker may not say. */
function Consent({ given }: { readonly given: AgentTicket['consent'] }) {
  const { t } = useTranslation('console');
  if (given === null) return <p className={styles.tipsShown}>{t('ticket.consentUnknown')}</p>;
  return (
    <p className={styles.tipsShown}>
      {t(given.shown ? 'ticket.consentShown' : 'ticket.consent')} <Ago time={given.at} />
    </p>
  );
}

/** What the computer said: findings and key facts at a glance, then everything, then the bytes themselves. */
export function ReportPane({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const { report } = ticket;
  // The help desk shows the report's pictures with the user's words already.
  const shown = new Set(ticket.messages.flatMap(({ attachments }) => attachments.map(({ id }) => id)));
  const pictures = report.attachments.filter(({ id }) => !shown.has(id));
  const known = report.application !== null || report.sections.length > 0;
  return (
    <>
      {!ticket.reportComplete && <p className={styles.incomplete}>{t('ticket.incomplete')}</p>}
      <section className={styles.card}>
        <h2>{t('ticket.findings')}</h2>
        <FindingsView findings={report.findings} evidence onTip={(id) => navigate(`/tips/${id}`)} />
      </section>
      <SameCrash ticket={ticket} />
      {(known || pictures.length > 0 || report.tipsShown.length > 0) && (
        <section className={styles.card}>
          <h2>{t('ticket.glance')}</h2>
          <KeyFacts sections={report.sections} application={report.application} />
          <Attachments ticketId={ticket.id} attachments={pictures} />
          {report.tipsShown.length > 0 && (
            <p className={styles.tipsShown}>
              {t('ticket.tipsShown')} {report.tipsShown.join(', ')}
            </p>
          )}
        </section>
      )}
      <section className={styles.card}>
        <h2>{t('ticket.details')}</h2>
        {report.sections.length === 0 && <p className={styles.tipsShown}>{t('ticket.noSections')}</p>}
        {report.sections.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
      </section>
      <section className={styles.card}>
        <h2>{t('ticket.raw')}</h2>
        <p className={styles.tipsShown}>{t('ticket.sha')}</p>
        <CopyLine value={ticket.reportSha256} label="SHA-256" />
        <Consent given={ticket.consent} />
        <Group mt="sm" mb="xs">
          <Button
            component="a"
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            href={fillPath(agentRoutes.getRawReport.path, { id: ticket.id })}
            download={`report-${ticket.number}.json`}
          >
            {t('ticket.download')}
          </Button>
        </Group>
        <RawReport>
          <JsonView value={report} label={t('ticket.raw')} />
        </RawReport>
      </section>
    </>
  );
}
