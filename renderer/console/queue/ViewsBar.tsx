import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'wouter';
import { agentRoutes, type QueueView } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import { FailureNote } from '../common/States.tsx';
import { useShortcuts } from '../common/shortcuts.tsx';
import { useToast } from '../common/toasts.tsx';
import { searchOf, viewPlace } from './filters.ts';
import styles from './queue.module.css';
import { SaveView } from './SaveView.tsx';

/** Saved sets of filters, one click or one digit away; the address has the filters and the view's name. */
export function ViewsBar() {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const mayShare = useMay('editor');
  const client = useQueryClient();
  const toast = useToast();
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState<QueueView | null>(null);
  const { data } = useQuery({ queryKey: ['views'], queryFn: () => call(agentRoutes.listQueueViews, {}), staleTime: 60_000 });
  const views = data?.items ?? [];
  const search = searchOf(params);
  const current = views.find(({ id }) => id === params.get('view'));
  const mayChange = current !== undefined && (!current.shared || mayShare);

  // "?view=…" alone, as somebody may have written it down, is the view.
  const whole = current && search === '' && current.search !== '' ? viewPlace(current) : null;
  useEffect(() => {
    if (whole) navigate(whole, { replace: true });
  }, [whole, navigate]);

  useShortcuts([
    { keys: '0', words: t('day.views.all'), run: () => navigate('/tickets') },
    ...views.slice(0, 9).map((view, index) => ({ keys: String(index + 1), words: view.name, run: () => navigate(viewPlace(view)) })),
  ]);
  const settled = (words: string) => {
    toast(words);
    return client.invalidateQueries({ queryKey: ['views'] });
  };
  const change = useMutation({
    mutationFn: ({ id, name, shared }: QueueView) => call(agentRoutes.updateQueueView, { params: { id }, body: { name, shared, search } }),
    onSuccess: () => settled(t('day.views.changed')),
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.deleteQueueView, { params: { id } }),
    onSuccess: () => {
      setDeleting(null);
      navigate('/tickets');
      return settled(t('day.views.deleted'));
    },
  });
  return (
    <>
      <nav aria-label={t('day.views.label')} className={styles.views}>
        <Link href="/tickets" className={styles.view} aria-current={!current && search === '' ? 'page' : undefined}>
          {t('day.views.all')}
        </Link>
        {views.map((view) => (
          <Link key={view.id} href={viewPlace(view)} className={styles.view} aria-current={view === current ? 'page' : undefined}>
            {view.name}
            {view.shared && <span className="visually-hidden"> ({t('day.views.shared')})</span>}
          </Link>
        ))}
        {search !== '' && search !== current?.search && (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => setSaving(true)}>
              {t('day.views.save')}
            </Button>
            {current && mayChange && (
              <Button size="compact-sm" variant="subtle" loading={change.isPending} onClick={() => change.mutate(current)}>
                {t('day.views.change')}
              </Button>
            )}
          </>
        )}
        {current && mayChange && search === current.search && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDeleting(current)}>
            {t('day.views.delete')}
          </Button>
        )}
      </nav>
      {change.error && <FailureNote error={change.error} />}
      {saving && (
        <SaveView
          search={search}
          onClose={() => setSaving(false)}
          onSaved={(view) => {
            setSaving(false);
            navigate(viewPlace(view));
            void settled(t('day.views.saved'));
          }}
        />
      )}
      <Confirm
        opened={deleting !== null}
        title={t('day.views.deleteTitle')}
        action={t('day.views.delete')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => deleting && remove.mutate(deleting.id)}
        onClose={() => setDeleting(null)}
      >
        <p>{t('day.views.deleteText', { name: deleting?.name })}</p>
      </Confirm>
    </>
  );
}
