import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentTicket, agentRoutes, type SimilarTicket } from '../../../shared/api/agent-routes.ts';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { FourParts } from '../../components/tip/FourParts.tsx';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import frame from '../common/case.module.css';
import { StatusPill } from '../common/StatusPill.tsx';
import alike from './alike.module.css';
import type { Draft } from './drafts.ts';
import styles from './ticket.module.css';
import type { Writing } from './useWriting.ts';

interface Props {
  readonly ticket: AgentTicket;
  readonly writing: Writing;
}

/** What was answered when somebody had the same: the same question need not be thought through twice. */
export function SimilarTickets({ ticket, writing }: Props) {
  const { t } = useTranslation('console');
  const { data } = useQuery({
    queryKey: ['tickets', 'similar', ticket.id],
    queryFn: () => call(agentRoutes.listSimilarTickets, { params: { id: ticket.id } }),
    staleTime: 60_000,
  });
  if (!data) return null;
  return (
    <section className={frame.card}>
      <h2>{t('day.similar.title')}</h2>
      {data.items.length === 0 && <p className={styles.tipsShown}>{t('day.similar.none')}</p>}
      {data.items.map((similar) => (
        <Similar key={similar.id} similar={similar} onUse={(change, words) => writing.putIn(change, words)} />
      ))}
    </section>
  );
}

function Similar({ similar, onUse }: { readonly similar: SimilarTicket; readonly onUse: Writing['putIn'] }) {
  const { t } = useTranslation('console');
  const { id, number, title, status, answer, userName, why } = similar;
  const solved = status === 'solved' || status === 'closed';
  return (
    <details className={alike.same}>
      <summary>
        #{number} {title}{' '}
        <span className={alike.sameFacts}>
          {why.map((reason) => t(`day.similar.why.${reason}`)).join(', ')} <StatusPill status={status} />
        </span>
      </summary>
      <div className={alike.similar}>
        <p className={styles.tipsShown}>
          <Link href={`/tickets/${id}`}>#{number}</Link> {userName} <Ago time={similar.createdAt} />
        </p>
        {answer === null ? (
          <p className={styles.tipsShown}>{t('day.similar.noAnswer')}</p>
        ) : (
          <>
            <h3 className={styles.subhead}>{t(solved ? 'day.similar.solution' : 'day.similar.answered')}</h3>
            <div className={alike.pastAnswer}>
              {answer.text !== '' && <Markdown text={answer.text} />}
              {answer.answer && <FourParts {...answer.answer} level={4} />}
            </div>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                const named = userName.length > 2 && namesPerson(answer, userName);
                const words = [t('day.similar.used', { number }), ...(named ? [t('day.similar.names', { name: userName })] : [])];
                onUse(draftOf(answer), words.join(' '));
              }}
            >
              {t('day.similar.use')}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}

type Past = NonNullable<SimilarTicket['answer']>;

/** Its four parts into the form of four parts, free words into the short reply. */
function draftOf({ text, answer }: Past): Partial<Draft> {
  if (!answer) return { mode: 'reply', reply: text };
  return { mode: 'answer', answer: { ...answer, steps: answer.steps.length > 0 ? [...answer.steps] : [''] } };
}

function namesPerson({ text, answer }: Past, name: string): boolean {
  const words = [text, answer?.problem, answer?.cause, answer?.alternatives, ...(answer?.steps ?? [])].join('\n').toLowerCase();
  return words.includes(name.toLowerCase());
}
