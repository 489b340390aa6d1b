import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText, spanText } from '../format.ts';

export function NetworkBody({ data }: { readonly data: SectionData<'network'> }) {
  const { t } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          { label: t('network.gateway'), value: data.gateway ?? t('none') },
          { label: t('network.nameservers'), value: data.nameservers.join(', ') || t('none') },
          { label: t('network.searchDomains'), value: data.searchDomains.join(', ') },
          { label: t('network.proxy'), value: data.proxy },
        ]}
      />
      <DataTable
        caption={t('network.interfaces')}
        rows={data.interfaces}
        keyOf={(row, index) => `${row.name} ${index}`}
        columns={[
          { head: t('network.name'), cell: (row) => <strong>{row.name}</strong> },
          { head: t('network.kindHead'), cell: (row) => t(`network.kind.${row.kind}`) },
          {
            head: t('state'),
            cell: (row) => (row.up ? t(row.carrier ? 'network.connected' : 'network.noCarrier') : t('network.down')),
          },
          { head: t('network.addresses'), cell: (row) => row.addresses.join(', ') || '–' },
          { head: t('network.speed'), figures: true, cell: (row) => (row.speedMbit === undefined ? '–' : `${row.speedMbit} Mbit/s`) },
        ]}
      />
    </>
  );
}

export function PrintersBody({ data }: { readonly data: SectionData<'printers'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          { label: t('printers.service'), value: t(data.cupsRunning ? 'running' : 'notRunning') },
          { label: t('printers.default'), value: data.defaultPrinter ?? t('none') },
        ]}
      />
      {data.printers.length > 0 && (
        <DataTable
          caption={t('printers.list')}
          rows={data.printers}
          keyOf={(row, index) => `${row.name} ${index}`}
          textOf={(row) => `${row.name} ${row.info ?? ''} ${row.makeAndModel ?? ''}`}
          columns={[
            {
              head: t('printers.name'),
              cell: (row) => (
                <>
                  <strong>{row.name}</strong>
                  {row.info && row.info !== row.name ? ` ${row.info}` : ''}
                </>
              ),
            },
            {
              head: t('state'),
              cell: (row) =>
                [t(`printers.state.${row.state}`), row.accepting ? '' : t('printers.notAccepting'), row.stateMessage ?? '']
                  .filter(Boolean)
                  .join(', '),
            },
            { head: t('printers.jobs'), figures: true, cell: (row) => row.jobs ?? '–' },
            {
              head: t('printers.supplies'),
              cell: (row) => row.supplies?.map(({ name, percent }) => `${name} ${percentText(percent, i18n.language)}`).join(', ') || '–',
            },
            {
              head: t('printers.model'),
              cell: (row) => [row.makeAndModel, row.driver && t(`printers.driver.${row.driver}`)].filter(Boolean).join(', ') || '–',
            },
            { head: t('printers.uri'), cell: (row) => row.uri ?? '–' },
          ]}
        />
      )}
      {data.waiting && data.waiting.length > 0 && (
        <DataTable
          caption={t('printers.waiting')}
          rows={data.waiting}
          keyOf={(row, index) => `${row.printer} ${index}`}
          columns={[
            { head: t('printers.waiting'), cell: (row) => <strong>{row.printer}</strong> },
            { head: t('state'), cell: (row) => [t(`printers.job.${row.state}`), row.message].filter(Boolean).join(', ') },
            {
              head: t('printers.since'),
              figures: true,
              cell: (row) => (row.minutes === undefined ? '–' : spanText(row.minutes * 60, i18n.language)),
            },
          ]}
        />
      )}
    </>
  );
}
