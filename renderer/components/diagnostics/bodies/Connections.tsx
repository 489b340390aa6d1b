import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { Bar } from '../Bar.tsx';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText, timeText } from '../format.ts';
import styles from '../parts.module.css';

export function ConnectionBody({ data }: { readonly data: SectionData<'connection'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const { state, host, ms } = data.web;
  return (
    <>
      <Facts
        facts={[
          { label: t('connection.web'), value: t(`connection.webState.${state}`, { host, ms }) },
          { label: t('connection.gateway'), value: t(`connection.gatewayState.${data.gateway}`) },
          { label: t('connection.connectivity'), value: data.connectivity && t(`connection.connectivityState.${data.connectivity}`) },
          { label: t('connection.proxy'), value: t(`connection.proxyMode.${data.proxy.mode}`) },
          { label: t('connection.vpn'), value: data.vpn.map((one) => `${one.kind}: ${t(`connection.vpnState.${one.state}`)}`).join(', ') },
          {
            label: t('connection.clock'),
            value: data.clockOffsetSeconds === undefined ? null : t('connection.seconds', { count: data.clockOffsetSeconds }),
          },
          ...data.wifi.map((one) => ({
            label: t('connection.wifi', { name: one.name }),
            value: (
              <Bar
                calm
                label={t('connection.wifi', { name: one.name })}
                share={one.signalPercent}
                text={t('connection.signal', { share: percentText(one.signalPercent, i18n.language), dbm: one.signalDbm ?? '–' })}
              />
            ),
          })),
          { label: t('connection.lookedUp'), value: data.lookedUp },
        ]}
      />
      {data.dns.length > 0 && (
        <DataTable
          caption={t('connection.dns')}
          rows={data.dns}
          keyOf={(row, index) => `${row.server} ${index}`}
          columns={[
            { head: t('connection.server'), cell: (row) => <strong>{row.server}</strong> },
            { head: t('state'), cell: (row) => t(`connection.dnsState.${row.state}`) },
            { head: t('connection.took'), figures: true, cell: (row) => (row.ms === undefined ? '–' : t('connection.ms', { ms: row.ms })) },
          ]}
        />
      )}
    </>
  );
}

export function SharesBody({ data: { shares, ticket } }: { readonly data: SectionData<'shares'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const state = t(`shares.ticketState.${ticket.state}`);
  return (
    <>
      <Facts
        facts={[
          {
            label: t('shares.ticket'),
            value: ticket.endsAt ? t('shares.until', { state, at: timeText(ticket.endsAt, i18n.language) }) : state,
          },
          { label: t('shares.realm'), value: ticket.realm },
        ]}
      />
      {shares.length === 0 ? (
        <p className={styles.calm}>{t('shares.none')}</p>
      ) : (
        <DataTable
          caption={t('shares.list')}
          rows={shares}
          keyOf={(row, index) => `${row.place} ${index}`}
          columns={[
            { head: t('shares.place'), cell: (row) => <strong>{row.place}</strong> },
            { head: t('shares.kind'), cell: (row) => row.kind.toUpperCase() },
            { head: t('shares.byHead'), cell: (row) => t(`shares.by.${row.by}`) },
            { head: t('state'), cell: (row) => t(`shares.state.${row.state}`) },
          ]}
        />
      )}
    </>
  );
}

export function DomainBody({ data }: { readonly data: SectionData<'domain'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        {
          label: t('domain.realms'),
          value: data.realms.map(({ name, software }) => (software ? `${name} (${software})` : name)).join(', ') || t('none'),
        },
        { label: t('domain.account'), value: t(`domain.of.${data.domainAccount ? 'domain' : 'local'}`) },
        { label: t('domain.by'), value: data.accountsBy.join(', ') },
        { label: t('domain.online'), value: data.online === undefined ? null : t(data.online ? 'domain.reachable' : 'domain.unreachable') },
        { label: t('domain.expires'), value: data.passwordExpiresAt && timeText(data.passwordExpiresAt, i18n.language) },
      ]}
    />
  );
}
