import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText } from '../format.ts';

export function DevicesBody({ data: { battery, usb, sound } }: { readonly data: SectionData<'devices'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const share = (percent: number) => percentText(percent, i18n.language);
  const table = (caption: string, rows: typeof usb) =>
    rows.length > 0 && (
      <DataTable
        caption={caption}
        rows={rows}
        keyOf={(row, index) => `${row.name} ${index}`}
        columns={[
          { head: t('devices.name'), cell: (row) => <strong>{row.name}</strong> },
          { head: t('devices.maker'), cell: (row) => row.maker ?? '–' },
        ]}
      />
    );
  return (
    <>
      <Facts
        facts={[
          {
            label: t('devices.battery'),
            value: battery ? [share(battery.percent), battery.charging ? t('devices.charging') : ''].filter(Boolean).join(', ') : t('none'),
          },
          {
            label: t('devices.health'),
            value: battery?.healthPercent === undefined ? null : t('devices.healthOf', { share: share(battery.healthPercent) }),
          },
          { label: t('devices.cycles'), value: battery?.cycles },
        ]}
      />
      {table(t('devices.usb'), usb)}
      {table(t('devices.sound'), sound)}
    </>
  );
}
