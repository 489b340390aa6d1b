import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTip, agentRoutes, type TipDraft, type TipVersion } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { CompareVersions } from './CompareVersions.tsx';
import styles from './publishing.module.css';

interface Props {
  readonly tip: AgentTip;
  /** As it is in the editor. */
  readonly draft: TipDraft;
  /** Puts it into the editor, where it can be undone until it is saved. */
  readonly onRestore: (draft: TipDraft) => void;
}

const step = 20;
const most = 200;

/** Every version that desktops were given: who and when, what changed, and the way back to it. */
export function TipHistory({ tip, draft, onRestore }: Props) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const [size, setSize] = useState(step);
  const [comparing, setComparing] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ['tips', 'versions', tip.id, size],
    queryFn: () => call(agentRoutes.listTipVersions, { params: { id: tip.id }, query: { size } }),
    placeholderData: keepPreviousData,
  });
  const restore = ({ version, tip: content }: TipVersion) => {
    if (!content) return;
    const { id: _, version: __, updatedAt: ___, ...restored } = content;
    onRestore(restored);
    toast(t('publishing.history.restored', { version }));
  };
  return (
    <section className={styles.card} aria-label={t('publishing.history.title')}>
      <h2>{t('publishing.history.title')}</h2>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className={styles.hint}>{t('publishing.history.none')}</p>
          ) : (
            <>
              <ul className={styles.versions}>
                {items.map((one) => (
                  <li key={one.version}>
                    <span>
                      <span className={common.main}>{t('publishing.history.version', { version: one.version })}</span>{' '}
                      {tip.published?.version === one.version && <Pill tone="ok">{t('publishing.history.current')}</Pill>}{' '}
                      <span className={common.quiet}>
                        {t(one.tip ? 'publishing.history.published' : 'publishing.history.withdrawn', { name: one.by })},{' '}
                        <Ago time={one.at} />
                      </span>
                    </span>
                    {one.tip && (
                      <span className={styles.buttons}>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('publishing.history.compareName', { version: one.version })}
                          onClick={() => setComparing(one.version)}
                        >
                          {t('publishing.history.compare')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('publishing.history.restoreName', { version: one.version })}
                          onClick={() => restore(one)}
                        >
                          {t('publishing.history.restore')}
                        </Button>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
              {items.length < Math.min(total, most) && (
                <Button size="xs" variant="subtle" loading={query.isFetching} onClick={() => setSize(Math.min(most, size + step))}>
                  {t('publishing.history.more')}
                </Button>
              )}
              {comparing !== null && (
                <CompareVersions versions={items} draft={draft} version={comparing} onClose={() => setComparing(null)} />
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
