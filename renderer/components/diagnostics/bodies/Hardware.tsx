import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { Bar } from '../Bar.tsx';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText, spanText } from '../format.ts';
import styles from '../parts.module.css';

const degrees = (celsius: number | undefined): string => (celsius === undefined ? '–' : `${celsius} °C`);

export function PowerBody({ data: { mains, batteries, processor, profile, temperatures } }: { readonly data: SectionData<'power'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const share = (percent: number) => percentText(percent, i18n.language);
  return (
    <>
      <Facts
        facts={[
          { label: t('power.mains'), value: mains === null ? null : t(mains ? 'power.connected' : 'power.unplugged') },
          ...batteries.flatMap(({ name, percent, state, healthPercent, cycles }) => [
            {
              label: t('power.battery', { name }),
              value: [percent === undefined ? '' : share(percent), t(`power.state.${state}`)].filter(Boolean).join(', '),
            },
            {
              label: t('power.health', { name }),
              value: healthPercent !== undefined && (
                <Bar
                  calm
                  label={t('power.health', { name })}
                  share={healthPercent}
                  text={[
                    t('devices.healthOf', { share: share(healthPercent) }),
                    cycles === undefined ? '' : `${t('devices.cycles')}: ${cycles}`,
                  ]
                    .filter(Boolean)
                    .join('; ')}
                />
              ),
            },
          ]),
          { label: t('power.profile'), value: profile },
          { label: t('power.governor'), value: processor.governor },
          {
            label: t('power.speed'),
            value: processor.mhz && processor.maxMhz ? t('power.speedOf', { mhz: processor.mhz, max: processor.maxMhz }) : null,
          },
          {
            label: t('power.throttled'),
            value: processor.throttledSeconds ? spanText(processor.throttledSeconds, i18n.language) : null,
          },
        ]}
      />
      {temperatures.length > 0 && (
        <DataTable
          caption={t('power.temperatures')}
          rows={temperatures}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('power.sensor'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('power.celsius'), figures: true, cell: (row) => degrees(row.celsius) },
            { head: t('power.limit'), figures: true, cell: (row) => degrees(row.limit) },
          ]}
        />
      )}
    </>
  );
}

export function DrivesBody({ data: { drives } }: { readonly data: SectionData<'drives'> }) {
  const { t } = useTranslation('diagnostics');
  if (drives.length === 0) return <p className={styles.calm}>{t('drives.none')}</p>;
  return (
    <DataTable
      caption={t('drives.list')}
      rows={drives}
      keyOf={(row, index) => `${row.model} ${index}`}
      columns={[
        { head: t('drives.model'), cell: (row) => <strong>{row.model}</strong> },
        { head: t('drives.healthHead'), cell: (row) => [t(`drives.health.${row.health}`), ...row.complaints].join(', ') },
        { head: t('drives.celsius'), figures: true, cell: (row) => degrees(row.celsius) },
        { head: t('drives.hours'), figures: true, cell: (row) => row.hoursOn ?? '–' },
      ]}
    />
  );
}

export function SoundBody({ data }: { readonly data: SectionData<'sound'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const routes = (caption: string, rows: SectionData<'sound'>['outputs']) =>
    rows.length > 0 && (
      <DataTable
        caption={caption}
        rows={rows}
        keyOf={(row, index) => `${row.name} ${index}`}
        columns={[
          { head: caption, cell: (row) => <strong>{row.name}</strong> },
          { head: t('sound.port'), cell: (row) => row.port ?? '–' },
          {
            head: t('state'),
            cell: (row) =>
              [row.isDefault && t('sound.standard'), row.muted && t('sound.muted'), row.available === false && t('sound.unplugged')]
                .filter(Boolean)
                .join(', ') || '–',
          },
          { head: t('sound.volume'), figures: true, cell: (row) => percentText(row.volumePercent, i18n.language) },
        ]}
      />
    );
  return (
    <>
      <Facts
        facts={[
          { label: t('sound.server'), value: data.server ?? t('notRunning') },
          { label: t('sound.playing'), value: data.playing },
        ]}
      />
      {routes(t('sound.outputs'), data.outputs)}
      {routes(t('sound.inputs'), data.inputs)}
      {data.cards.length > 0 && (
        <DataTable
          caption={t('sound.cards')}
          rows={data.cards}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('sound.cards'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('sound.profile'), cell: (row) => row.profile ?? '–' },
          ]}
        />
      )}
    </>
  );
}

export function BluetoothBody({ data }: { readonly data: SectionData<'bluetooth'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const state = data.adapters === 0 ? 'missing' : data.blocked ? 'blocked' : data.powered ? 'on' : 'off';
  return (
    <>
      <Facts facts={[{ label: t('bluetooth.adapter'), value: t(`bluetooth.${state}`) }]} />
      {data.devices.length > 0 && (
        <DataTable
          caption={t('bluetooth.list')}
          rows={data.devices}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('bluetooth.name'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('state'), cell: (row) => t(row.connected ? 'bluetooth.connected' : 'bluetooth.notConnected') },
            {
              head: t('bluetooth.battery'),
              figures: true,
              cell: (row) => (row.batteryPercent === undefined ? '–' : percentText(row.batteryPercent, i18n.language)),
            },
          ]}
        />
      )}
    </>
  );
}

export function ScannersBody({ data }: { readonly data: SectionData<'scanners'> }) {
  const { t } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          { label: t('scanners.sane'), value: t(data.sane ? 'yes' : 'no') },
          { label: t('scanners.driverless'), value: t(data.driverless ? 'yes' : 'no') },
          { label: t('scanners.ippUsb'), value: t(data.ippUsbRunning ? 'running' : 'notRunning') },
          { label: t('scanners.configured'), value: data.configured },
        ]}
      />
      {data.attached.length > 0 && (
        <DataTable
          caption={t('scanners.list')}
          rows={data.attached}
          keyOf={(row, index) => `${row.name} ${index}`}
          columns={[
            { head: t('scanners.list'), cell: (row) => <strong>{[row.maker, row.name].filter(Boolean).join(' ')}</strong> },
            { head: t('state'), cell: (row) => t(`scanners.${row.known ? 'known' : 'speaksIpp'}`) },
          ]}
        />
      )}
    </>
  );
}
