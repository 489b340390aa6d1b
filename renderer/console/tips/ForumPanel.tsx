import { Anchor, Button } from '@mantine/core';
import { IconExternalLink, IconMessageShare } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTip, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import { FailureNote } from '../common/States.tsx';
import { ForumDialog } from './ForumDialog.tsx';
import styles from './publishing.module.css';

/** Where the tip stands in the forum, or the way there. Nothing where no forum is set up. */
export function ForumPanel({ tip, unsaved }: { readonly tip: AgentTip; readonly unsaved: boolean }) {
  const { t } = useTranslation('console');
  const mayPost = useMay('editor');
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const key = ['tips', 'forum', tip.id];
  const query = useQuery({
    queryKey: [...key, tip.draftAt],
    queryFn: () => call(agentRoutes.getForumState, { params: { id: tip.id } }),
  });
  const look = useMutation({
    mutationFn: (draft: { title: string; text: string }) => call(agentRoutes.postToForum, { params: { id: tip.id }, body: draft }),
    onSuccess: () => void client.invalidateQueries({ queryKey: key }),
  });
  if (!query.data?.forum) return query.error ? <FailureNote error={query.error} onRetry={() => void query.refetch()} /> : null;
  const { forum, post, drafts } = query.data;
  const [draft] = drafts;
  return (
    <section className={styles.card} aria-label={t('ways.forum.title')}>
      <h2>{t('ways.forum.title')}</h2>
      {post === null ? (
        <>
          <p className={styles.hint}>
            {t('ways.forum.hint', { forum })} {mayPost ? unsaved && t('ways.forum.saveFirst') : t('ways.forum.onlyEditors')}
          </p>
          {mayPost && (
            <Button
              variant="default"
              disabled={unsaved}
              leftSection={<IconMessageShare size={18} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('ways.forum.post')}
            </Button>
          )}
        </>
      ) : (
        <>
          <p>
            {t(post.state === 'held' ? 'ways.forum.heldSince' : 'ways.forum.posted', { name: post.by })}, <Ago time={post.at} />
          </p>
          {post.url !== null && (
            <p>
              <Anchor href={post.url} target="_blank" rel="noreferrer">
                {t('ways.forum.open')} <IconExternalLink size={15} aria-hidden />
              </Anchor>
            </p>
          )}
          {post.state === 'held' && mayPost && draft && (
            <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate(draft)}>
              {t('ways.forum.look')}
            </Button>
          )}
          {look.error && <FailureNote error={look.error} />}
          <p className={styles.hint}>{t('ways.forum.gone')}</p>
        </>
      )}
      {asking && post === null && (
        <ForumDialog
          tipId={tip.id}
          state={query.data}
          onPosted={() => void client.invalidateQueries({ queryKey: key })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
