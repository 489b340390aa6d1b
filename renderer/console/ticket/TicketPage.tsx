import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import frame from '../common/case.module.css';
import { queuePlace } from '../common/queue-place.ts';
import { Loaded } from '../common/States.tsx';
import { setPageTitle } from '../common/title.ts';
import { AddressesCard } from './AddressesCard.tsx';
import { Composer } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { isBlank } from './drafts.ts';
import { FindingsCard } from './FindingsCard.tsx';
import { MergedInto, RelatedTickets } from './Merged.tsx';
import { OutcomeLine } from './OutcomeLine.tsx';
import { ReportPane } from './ReportPane.tsx';
import { SimilarTickets } from './SimilarTickets.tsx';
import { withReport } from './sets.ts';
import { TicketHead } from './TicketHead.tsx';
import styles from './ticket.module.css';
import { usePresent } from './usePresent.ts';
import { useShownSet } from './useSet.ts';
import { useWriting } from './useWriting.ts';
import { WebCard } from './WebCard.tsx';
import { WhoIsHere } from './WhoIsHere.tsx';

function TicketView({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  useEffect(() => setPageTitle(`#${ticket.number} ${ticket.title}`), [ticket.number, ticket.title]);
  const [shownSet, setShownSet] = useState(withReport);
  // In one column whoever answers has read what is wrong before.
  const oneColumn = useMediaQuery('(max-width: 68rem)', false, { getInitialValueInEffect: false });
  const writing = useWriting(ticket.id);
  const here = usePresent(ticket.id, !isBlank(writing.draft));
  const { set, earlier } = useShownSet(ticket, shownSet);
  return (
    <>
      <TicketHead ticket={ticket} writing={writing} />
      <MergedInto ticket={ticket} />
      <WhoIsHere here={here} />
      <div className={frame.columns}>
        <section className={frame.column} aria-label={t('ticket.conversation')}>
          <Conversation ticket={ticket} onShowSet={setShownSet} />
          {ticket.outcome && <OutcomeLine outcome={ticket.outcome} />}
          {oneColumn && set && <FindingsCard set={set} earlier={earlier} />}
          {oneColumn && <SimilarTickets ticket={ticket} writing={writing} />}
          {!ticket.mergedInto && <Composer ticket={ticket} writing={writing} here={here} />}
        </section>
        <aside className={frame.column} aria-label={t('ticket.report')}>
          {ticket.web && <WebCard ticket={ticket} web={ticket.web} />}
          <AddressesCard ticket={ticket} />
          <RelatedTickets ticket={ticket} />
          {!oneColumn && <SimilarTickets ticket={ticket} writing={writing} />}
          <ReportPane ticket={ticket} shownSet={shownSet} onShowSet={setShownSet} findingsApart={oneColumn} />
        </aside>
      </div>
    </>
  );
}

export function TicketPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('console');
  const query = useQuery({
    queryKey: ['tickets', 'one', id],
    queryFn: () => call(agentRoutes.getTicket, { params: { id } }),
  });
  return (
    <div className={styles.page}>
      <Link href={queuePlace()} className={styles.back}>
        ← {t('nav.tickets')}
      </Link>
      {!query.data && <h1 className="visually-hidden">{t('nav.tickets')}</h1>}
      <Loaded query={query}>{(ticket) => <TicketView ticket={ticket} />}</Loaded>
    </div>
  );
}
