import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgeHealth } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import { Pill } from '../common/Pill.tsx';
import styles from './bridges.module.css';
import { FailedTable } from './FailedTable.tsx';
import { TroubledTable } from './TroubledTable.tsx';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whether it answers, what waits for it, and what needs a person. */
export function BridgeCard({ bridge }: { readonly bridge: BridgeHealth }) {
  const { t } = useTranslation('console');
  const desk = t(`bridges.name.${bridge.name}`, { defaultValue: bridge.name });
  const { waiting, unsure, failed } = bridge.queue;
  const time = (at: string | null) => (at === null ? t('bridges.nothingYet') : <Ago time={at} />);
  const never = bridge.answeredAt === null;
  const ok = bridge.error === null && !never;
  return (
    <section className={styles.card} aria-label={desk}>
      <header className={styles.head}>
        <h2 className={styles.name}>{desk}</h2>
        <Pill tone={ok ? 'ok' : 'danger'}>{t(ok ? 'bridges.answers' : never ? 'bridges.never' : 'bridges.fails')}</Pill>
      </header>
      {bridge.error !== null && (
        <div className={styles.outage} role="status">
          <p>{t('bridges.outage')}</p>
          <p className={styles.said}>
            <q>{bridge.error}</q>
          </p>
        </div>
      )}
      <dl className={styles.facts}>
        <Fact name={t('bridges.lastAnswer')}>{time(bridge.answeredAt)}</Fact>
        <Fact name={t('bridges.lastPull')}>{time(bridge.pulledAt)}</Fact>
        <Fact name={t('bridges.version')}>{bridge.version || t('bridges.noVersion')}</Fact>
        <Fact name={t('bridges.since')}>{time(bridge.since)}</Fact>
        <Fact name={t('bridges.mirrored')}>{bridge.mirrored}</Fact>
        <Fact name={t('bridges.waiting')}>{waiting}</Fact>
        <Fact name={t('bridges.unsure')}>{unsure}</Fact>
        <Fact name={t('bridges.failed')}>{failed}</Fact>
      </dl>
      {unsure > 0 && <p className={styles.hint}>{t('bridges.unsureHint')}</p>}
      {bridge.failed.length > 0 && <FailedTable bridge={bridge} desk={desk} />}
      {bridge.troubled.length > 0 && <TroubledTable bridge={bridge} desk={desk} />}
    </section>
  );
}
