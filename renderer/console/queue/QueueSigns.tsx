import { Button } from '@mantine/core';
import { IconClockExclamation, IconUrgent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes, type Cluster } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import styles from './queue.module.css';
import { sinceWords } from './since-words.ts';

/** What the queue says as a whole, above it: what is late, and what looks like one trouble of many. */
export function QueueSigns({ onDue }: { readonly onDue: () => void }) {
  const { t } = useTranslation('console');
  const { data } = useQuery({
    queryKey: ['tickets', 'signs'],
    queryFn: () => call(agentRoutes.getQueueSigns, {}),
    refetchInterval: 60_000,
  });
  if (!data) return null;
  const { late, soon, clusters } = data;
  return (
    <>
      {late + soon > 0 && (
        <p className={styles.due} data-late={late > 0 || undefined}>
          <IconClockExclamation size={18} aria-hidden />
          <span>
            {[late > 0 && t('day.due.late', { count: late }), soon > 0 && t('day.due.soon', { count: soon })].filter(Boolean).join(', ')}
          </span>
          <Button size="compact-sm" variant="default" onClick={onDue}>
            {t('day.due.show')}
          </Button>
        </p>
      )}
      {clusters.length > 0 && (
        <section aria-label={t('day.clusters.label')} className={styles.clusters}>
          <h2>
            <IconUrgent size={18} aria-hidden /> {t('day.clusters.label')}
          </h2>
          <ul>
            {clusters.map((cluster) => (
              <ClusterLine key={`${cluster.kind} ${cluster.key}`} cluster={cluster} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** One click leads to the known issue with its words ready and its tickets ticked; the second announces it. */
function ClusterLine({ cluster }: { readonly cluster: Cluster }) {
  const { t, i18n } = useTranslation('console');
  const mayEdit = useMay('editor');
  const { kind, key, text, tickets, application } = cluster;
  const [newest] = tickets;
  if (!newest) return null;
  const since = sinceWords(cluster.since, Date.now(), i18n.language);
  const words = t(`day.clusters.${kind}`, {
    count: tickets.length,
    text: text ? inLanguage(text, pickLanguage([i18n.language])) : key,
    of: application === null ? '' : t('day.clusters.of', { application }),
    since: t(`day.clusters.since.${since.key}`, { day: since.day }),
  });
  return (
    <li>
      <details>
        <summary>
          <span>{words}</span>
        </summary>
        <ul className={styles.clusterTickets}>
          {tickets.slice(0, 20).map(({ id, number, title }) => (
            <li key={id}>
              <Link href={`/tickets/${id}`}>
                #{number} {title}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      {mayEdit && (
        <Button
          component={Link}
          href={`/announcements?ticket=${newest.id}&cluster=${encodeURIComponent(`${kind} ${key}`)}`}
          size="compact-sm"
          variant="default"
          aria-label={`${t('day.clusters.make')}: ${words}`}
        >
          {t('day.clusters.make')}
        </Button>
      )}
    </li>
  );
}
