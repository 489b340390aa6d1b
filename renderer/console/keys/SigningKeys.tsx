import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import { CopyLine } from '../common/CopyLine.tsx';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './signing.module.css';

/** The keys that news for desktops are signed with, and a new one in place of the current one. */
export function SigningKeys() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const query = useQuery({ queryKey: ['signing-keys'], queryFn: () => call(agentRoutes.listSigningKeys, {}) });
  const rotate = useMutation({
    mutationFn: () => call(agentRoutes.rotateSigningKey, {}),
    onSuccess: (listed) => {
      setAsking(false);
      toast(t('signing.rotated'));
      client.setQueryData(['signing-keys'], listed);
    },
  });
  return (
    <section className={styles.signing}>
      <div className={common.pageHead}>
        <h2>{t('signing.title')}</h2>
        <div className={common.actions}>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('signing.rotate')}
          </Button>
        </div>
      </div>
      <p className={common.intro}>{t('signing.intro')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <div className={common.tableBox}>
            <table className={common.table}>
              <caption className="visually-hidden">{t('signing.title')}</caption>
              <thead>
                <tr>
                  {['id', 'state', 'made'].map((head) => (
                    <th key={head} scope="col">
                      {t(`signing.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map(({ keyId, publicKey, madeAt, retiredAt }) => (
                  <tr key={keyId}>
                    <td className={common.main}>
                      <code>{keyId}</code>
                      {retiredAt === null && <CopyLine value={publicKey} label={t('signing.public')} />}
                    </td>
                    <td>
                      <Pill tone={retiredAt === null ? 'ok' : 'plain'}>
                        {t(retiredAt === null ? 'signing.current' : 'signing.retired')}
                      </Pill>
                    </td>
                    <td data-head={t('signing.made')}>
                      <Ago time={madeAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <Confirm
        opened={asking}
        title={t('signing.rotateTitle')}
        action={t('signing.rotate')}
        busy={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{t('signing.rotateText')}</p>
      </Confirm>
    </section>
  );
}
