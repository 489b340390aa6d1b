import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText } from '../format.ts';

export function SessionBody({ data }: { readonly data: SectionData<'session'> }) {
  const { t } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        { label: t('session.desktop'), value: [data.desktop, data.desktopVersion].filter(Boolean).join(' ') },
        { label: t('session.type'), value: t(`session.kind.${data.type}`) },
        { label: t('session.windowManager'), value: data.windowManager },
        { label: t('session.languages'), value: data.languages.join(', ') },
        { label: t('session.theme'), value: data.theme },
        { label: t('session.remote'), value: data.remote ? t('yes') : null },
      ]}
    />
  );
}

export function DisplaysBody({ data }: { readonly data: SectionData<'displays'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          ...data.gpus.map((gpu, index) => ({
            label: data.gpus.length > 1 ? t('displays.gpuNumber', { number: index + 1 }) : t('displays.gpu'),
            value: gpu.driver ? `${gpu.name} (${gpu.driver})` : gpu.name,
          })),
          {
            label: t('displays.drawnBy'),
            value: data.accelerated === undefined ? null : t(data.accelerated ? 'displays.byCard' : 'displays.byProcessor'),
          },
        ]}
      />
      {data.displays.length > 0 && (
        <DataTable
          caption={t('displays.list')}
          rows={data.displays}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('displays.name'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('displays.model'), cell: (row) => [row.maker, row.model].filter(Boolean).join(' ') || '–' },
            { head: t('displays.size'), cell: (row) => (row.width && row.height ? `${row.width} × ${row.height}` : '–') },
            {
              head: t('displays.scale'),
              figures: true,
              cell: (row) => (row.scale === undefined ? '–' : percentText(row.scale * 100, i18n.language)),
            },
            {
              head: t('state'),
              cell: (row) => (row.connected ? t(row.enabled ? 'displays.on' : 'displays.off') : t('displays.notConnected')),
            },
          ]}
        />
      )}
    </>
  );
}
