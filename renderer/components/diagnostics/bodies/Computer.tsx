import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { Bar } from '../Bar.tsx';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { bytesText, percentText, shareOf, spanText, timeText } from '../format.ts';
import { linuxName } from '../glance.ts';

export function SystemBody({ data }: { readonly data: SectionData<'system'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        { label: t('system.distribution'), value: linuxName(data) },
        { label: t('system.kernel'), value: `${data.kernel} (${data.architecture})` },
        { label: t('system.model'), value: [data.vendor, data.model].filter(Boolean).join(' ') },
        { label: t('system.virtual'), value: data.virtual },
        { label: t('system.cpu'), value: t('system.cores', { cpu: data.cpu, count: data.cores }) },
        { label: t('system.load'), value: data.load.map((load) => load.toLocaleString(i18n.language)).join(' · ') },
        {
          label: t('system.uptime'),
          value: `${spanText(data.uptimeSeconds, i18n.language)} (${timeText(data.bootedAt, i18n.language)})`,
        },
        { label: t('system.firmware'), value: data.firmware },
        { label: t('system.timezone'), value: data.timezone },
      ]}
    />
  );
}

/** Percent of the last minute; as the rules about it count (main/diagnostics/findings). A busy processor is well. */
const waits: Readonly<Record<string, number>> = { memory: 20, io: 60 };

export function MemoryBody({ data }: { readonly data: SectionData<'memory'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const of = (used: number, size: number) =>
    t('usedOf', {
      used: bytesText(used, i18n.language),
      size: bytesText(size, i18n.language),
      share: percentText(shareOf(used, size), i18n.language),
    });
  const used = Math.max(0, data.total - data.available);
  const swap = Math.max(0, data.swapTotal - data.swapFree);
  const pressure = Object.entries(data.pressure ?? {});
  return (
    <Facts
      facts={[
        { label: t('memory.used'), value: <Bar label={t('memory.used')} share={shareOf(used, data.total)} text={of(used, data.total)} /> },
        {
          label: t('memory.swap'),
          value:
            data.swapTotal > 0 ? (
              <Bar label={t('memory.swap')} share={shareOf(swap, data.swapTotal)} text={of(swap, data.swapTotal)} />
            ) : (
              t('none')
            ),
        },
        ...pressure.map(([kind, share]) => ({
          label: t(`memory.pressure.${kind}`),
          value: (
            <Bar
              label={t(`memory.pressure.${kind}`)}
              share={share}
              text={percentText(share, i18n.language)}
              calm={kind === 'cpu'}
              alarm={waits[kind]}
            />
          ),
        })),
      ]}
    />
  );
}

export function StorageBody({ data }: { readonly data: SectionData<'storage'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <>
      <DataTable
        caption={t('storage.filesystems')}
        rows={data.filesystems}
        keyOf={(row, index) => `${row.mount} ${index}`}
        columns={[
          {
            head: t('storage.mount'),
            cell: (row) => (
              <>
                <strong>{row.mount}</strong>
                {row.readOnly && ` (${t('storage.readOnly')})`}
              </>
            ),
          },
          {
            head: t('storage.used'),
            cell: (row) => {
              const share = shareOf(row.used, row.used + row.available);
              return (
                <Bar
                  label={t('storage.usedOn', { mount: row.mount })}
                  share={share}
                  text={t('storage.free', { free: bytesText(row.available, i18n.language), share: percentText(share, i18n.language) })}
                />
              );
            },
          },
          { head: t('storage.size'), figures: true, cell: (row) => bytesText(row.size, i18n.language) },
          {
            head: t('storage.inodes'),
            figures: true,
            cell: (row) => (row.inodesUsedPercent === undefined ? '–' : percentText(row.inodesUsedPercent, i18n.language)),
          },
          { head: t('storage.type'), cell: (row) => row.type },
        ]}
      />
      {data.disks.length > 0 && (
        <DataTable
          caption={t('storage.disks')}
          rows={data.disks}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('storage.disk'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('storage.model'), cell: (row) => row.model ?? '–' },
            { head: t('storage.size'), figures: true, cell: (row) => bytesText(row.size, i18n.language) },
            {
              head: t('storage.kind'),
              cell: (row) =>
                [t(row.rotational ? 'storage.rotational' : 'storage.solid'), row.removable ? t('storage.removable') : '']
                  .filter(Boolean)
                  .join(', '),
            },
          ]}
        />
      )}
    </>
  );
}
