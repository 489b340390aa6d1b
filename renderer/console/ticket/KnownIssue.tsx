import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { useMay } from '../api/session.ts';
import frame from '../common/case.module.css';

/** One report may be the first of many: it becomes a known issue, and the others need not be written. */
export function KnownIssueButton({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const mayEdit = useMay('editor');
  if (!mayEdit || ticket.issues.some(({ linked }) => linked)) return null;
  return (
    <Button component={Link} href={`/announcements?ticket=${ticket.id}`} variant="default" leftSection={<IconTool size={18} aria-hidden />}>
      {t('ticket.makeIssue')}
    </Button>
  );
}

/** Known issues that the user saw before writing, and those that this ticket turned out to be about. */
export function TicketIssues({ issues }: Pick<AgentTicket, 'issues'>) {
  const { t, i18n } = useTranslation('console');
  if (issues.length === 0) return null;
  return (
    <section className={frame.card}>
      <h2>{t('ticket.issues')}</h2>
      <ul>
        {issues.map(({ id, title, linked }) => (
          <li key={id}>
            <Link href="/announcements">{inLanguage(title, pickLanguage([i18n.language]))}</Link> (
            {t(linked ? 'ticket.issueLinked' : 'ticket.issueShown')})
          </li>
        ))}
      </ul>
    </section>
  );
}
