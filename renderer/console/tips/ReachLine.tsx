import { useDebouncedValue } from '@mantine/hooks';
import { IconTargetArrow } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type Reach } from '../../../shared/api/agent-routes.ts';
import { type Audience, audienceSchema } from '../../../shared/model/tip.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import styles from './publishing.module.css';

/** Milliseconds: the count follows the typing, not every letter. */
const pause = 300;

interface Props {
  readonly audience: Audience;
  /** With the groups one by one. */
  readonly details?: boolean;
}

/** How many desktops an audience means, as the help desk knows now. */
export function ReachLine({ audience, details = false }: Props) {
  const { t } = useTranslation('console');
  const [asked] = useDebouncedValue(JSON.stringify(audience), pause);
  const query = useQuery({
    // Desktops that come, go or change groups are poked under the same first part.
    queryKey: ['desktops', 'reach', asked],
    queryFn: () => call(agentRoutes.tipReach, { body: { audience: audienceSchema.parse(JSON.parse(asked)) } }),
    placeholderData: keepPreviousData,
  });
  const reach = query.data;
  const groups = reach?.byGroup.filter(({ reached, unknown }) => reached + unknown > 0) ?? [];
  return (
    <div className={styles.reach}>
      <p role="status" aria-label={t('publishing.reach.title')} className={styles.reachLine} data-nobody={isNobody(reach) || undefined}>
        <IconTargetArrow size={19} aria-hidden />
        <span>{reach ? reachText(reach, t) : query.isPending ? t('publishing.reach.counting') : null}</span>
      </p>
      {query.error && <FailureNote error={query.error} onRetry={() => void query.refetch()} />}
      {details && groups.length > 0 && (
        <details>
          <summary>{t('publishing.reach.byGroup')}</summary>
          <dl className={styles.byGroup}>
            {groups.map(({ id, name, reached, unknown, total }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>{t(unknown > 0 ? 'publishing.reach.ofGroupMore' : 'publishing.reach.ofGroup', { reached, unknown, total })}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

const isNobody = (reach: Reach | undefined): boolean => reach !== undefined && reach.total > 0 && reach.reached + reach.unknown === 0;

/** "Reaches 120 of 400 desktops; for 40 more it depends on the installed version." */
function reachText(reach: Reach, t: TFunction<'console'>): string {
  const { total, reached, unknown, open } = reach;
  if (total === 0) return t('publishing.reach.noDesktops');
  if (isNobody(reach)) return t('publishing.reach.nobody');
  if (reached === total) return `${t('publishing.reach.everybody', { count: total })}.`;
  const sure = t('publishing.reach.reached', { count: reached, total });
  if (unknown === 0) return `${sure}.`;
  const on = open.map(({ condition }) => t(`publishing.reach.on.${condition}`));
  const last = on.at(-1) ?? '';
  const list = on.length > 1 ? t('publishing.reach.and', { first: on.slice(0, -1).join(', '), last }) : last;
  return `${sure}; ${t('publishing.reach.unknown', { count: unknown, on: list })}.`;
}
