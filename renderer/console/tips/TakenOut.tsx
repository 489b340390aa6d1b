import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import { usePartNames } from './part-names.ts';
import styles from './tips.module.css';

/** What was taken out of the ticket when this draft was made of it, so that the editor sees what may be left. */
export function TakenOut({ id }: { readonly id: string }) {
  const { t } = useTranslation('console');
  const partNames = usePartNames();
  const query = useQuery({ queryKey: ['tips', 'taken-out', id], queryFn: () => call(agentRoutes.listTakenOut, { params: { id } }) });
  if (query.error) return <FailureNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { items } = query.data;
  return (
    <details className={styles.takenOut} open={items.length > 0}>
      <summary>{t('tipWriting.takenOut.title', { count: items.length })}</summary>
      <p className={styles.hint}>{t('tipWriting.takenOut.text')}</p>
      {items.length > 0 && (
        <table>
          <thead>
            <tr>
              {(['part', 'placeholder', 'words'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`tipWriting.takenOut.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ part, placeholder, words }, at) => (
              // The list comes as a whole and is never changed.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={at}>
                <td>{partNames([part])}</td>
                <td>
                  <code>{placeholder}</code>
                </td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
