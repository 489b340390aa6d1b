import { Button, Group, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { fillPath } from '../../../shared/api/route.ts';
import { differencesOf } from '../../../shared/comparison/differences.ts';
import { factsOf, measures } from '../../../shared/comparison/facts.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { JsonView } from '../../components/diagnostics/JsonView.tsx';
import { KeyFacts } from '../../components/diagnostics/KeyFacts.tsx';
import { SectionView } from '../../components/diagnostics/SectionView.tsx';
import { TimelineView } from '../../components/diagnostics/TimelineView.tsx';
import { Ago } from '../common/Ago.tsx';
import { CopyLine } from '../common/CopyLine.tsx';
import frame from '../common/case.module.css';
import { Pill } from '../common/Pill.tsx';
import { FailureNote, Loading } from '../common/States.tsx';
import { AskForSet } from './AskForSet.tsx';
import { Attachments } from './Attachments.tsx';
import { ComparisonCard } from './ComparisonCard.tsx';
import { FindingsCard } from './FindingsCard.tsx';
import { TicketIssues } from './KnownIssue.tsx';
import { RawReport } from './RawReport.tsx';
import { SameCrash } from './SameCrash.tsx';
import { SameFindings } from './SameFindings.tsx';
import { SetDifferences } from './SetDifferences.tsx';
import sets from './sets.module.css';
import { withReport } from './sets.ts';
import styles from './ticket.module.css';
import { useComparison } from './useComparison.ts';
import { type EarlierSet, type LoadedSet, useShownSet } from './useSet.ts';

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

interface Props {
  readonly ticket: AgentTicket;
  /** The set that is shown: a request's id, or `withReport`. */
  readonly shownSet: string;
  readonly onShowSet: (id: string) => void;
  /** `FindingsCard` stands elsewhere on the page. */
  readonly findingsApart: boolean;
}

/** What the computer said: findings and key facts at a glance, what is different, then everything, then the bytes themselves. */
export function ReportPane({ ticket, shownSet, onShowSet, findingsApart }: Props) {
  const { t, i18n } = useTranslation('console');
  const { choices, choice, set, earlier, error, retry } = useShownSet(ticket, shownSet);
  return (
    <>
      {!ticket.reportComplete && <p className={sets.incomplete}>{t('ticket.incomplete')}</p>}
      <div className={sets.setBar}>
        {choices.length > 1 && (
          <Select
            size="sm"
            w={{ base: '100%', xs: 300 }}
            label={t('sets.label')}
            allowDeselect={false}
            value={choice?.id ?? withReport}
            data={choices.map(({ id, takenAt }) => ({
              value: id,
              label: t(id === withReport ? 'sets.withReport' : 'sets.fresh', { time: timeText(takenAt, i18n.language) }),
            }))}
            onChange={(id) => onShowSet(id ?? withReport)}
          />
        )}
        {ticket.desktop && <AskForSet ticket={ticket} />}
      </div>
      {error && <FailureNote error={error} onRetry={() => void retry()} />}
      {choice && !set && !error && <Loading />}
      {set && (
        <SetView
          ticket={ticket}
          id={choice?.id ?? withReport}
          takenAt={choice?.takenAt ?? ticket.createdAt}
          set={set}
          earlier={earlier}
          findingsApart={findingsApart}
        />
      )}
      {choice?.sha256 && (
        <section className={frame.card}>
          <p className={styles.tipsShown}>{t('sets.sha')}</p>
          <CopyLine value={choice.sha256} label="SHA-256" />
          <Consent given={choice.consent} />
        </section>
      )}
      {ticket.reportSha256 !== null && <RawPart ticket={ticket} sha256={ticket.reportSha256} />}
    </>
  );
}

interface SetViewProps {
  readonly ticket: AgentTicket;
  readonly id: string;
  readonly takenAt: string;
  readonly set: LoadedSet;
  readonly earlier: EarlierSet | null;
  readonly findingsApart: boolean;
}

function SetView({ ticket, id, takenAt, set, earlier, findingsApart }: SetViewProps) {
  const { t } = useTranslation('console');
  const { report } = ticket;
  const { comparison, noteOf } = useComparison(ticket, id);
  const differences = useMemo(() => (earlier ? differencesOf(factsOf(earlier.sections), factsOf(set.sections)) : []), [earlier, set]);
  const changed = new Set<string>(differences.map(({ measure }) => measures[measure].section));
  const gone = earlier ? earlier.findings.filter(({ id: former }) => set.findings.every(({ id: now }) => now !== former)) : [];
  // The help desk shows the report's pictures with the user's words already.
  const shown = new Set(ticket.messages.flatMap(({ attachments }) => attachments.map(({ id }) => id)));
  const pictures = (report?.attachments ?? []).filter(({ id }) => !shown.has(id));
  const tipsShown = report?.tipsShown ?? [];
  const application = report?.application ?? null;
  const known = application !== null || set.sections.length > 0;
  return (
    <>
      {!findingsApart && <FindingsCard set={set} earlier={earlier} />}
      <TicketIssues issues={ticket.issues} />
      <SameCrash ticket={ticket} />
      <SameFindings ticket={ticket} findings={set.findings} />
      {earlier && <SetDifferences since={earlier.takenAt} differences={differences} gone={gone} />}
      {(known || pictures.length > 0 || tipsShown.length > 0) && (
        <section className={frame.card}>
          <h2>{t('ticket.glance')}</h2>
          <KeyFacts sections={set.sections} application={application} noteOf={noteOf} />
          <Attachments ticketId={ticket.id} attachments={pictures} />
          {tipsShown.length > 0 && (
            <p className={styles.tipsShown}>
              {t('ticket.tipsShown')} {tipsShown.join(', ')}
            </p>
          )}
        </section>
      )}
      {set.sections.length > 0 && (
        <section className={frame.card}>
          <h2>{t('diagnostics:timeline.label')}</h2>
          <TimelineView key={id} sections={set.sections} end={takenAt} reportAt={report?.createdAt ?? ticket.createdAt} />
        </section>
      )}
      {comparison && <ComparisonCard comparison={comparison} />}
      <section className={frame.card}>
        <h2>{t('ticket.details')}</h2>
        {set.sections.length === 0 && <p className={styles.tipsShown}>{t('ticket.noSections')}</p>}
        {set.sections.map((section) => (
          <SectionView
            key={section.id}
            section={section}
            aside={changed.has(section.id) ? <Pill tone="accent">{t('sets.changed')}</Pill> : undefined}
          />
        ))}
      </section>
    </>
  );
}

/** The report as it was received. */
function RawPart({ ticket, sha256 }: { readonly ticket: AgentTicket; readonly sha256: string }) {
  const { t } = useTranslation('console');
  return (
    <section className={frame.card}>
      <h2>{t('ticket.raw')}</h2>
      <p className={styles.tipsShown}>{t('ticket.sha')}</p>
      <CopyLine value={sha256} label="SHA-256" />
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
        <JsonView value={ticket.report} label={t('ticket.raw')} />
      </RawReport>
    </section>
  );
}
