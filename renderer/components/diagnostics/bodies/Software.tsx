import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { processState } from '../fact-text.ts';
import { bytesText, spanText, timeText } from '../format.ts';

export function PackagesBody({ data }: { readonly data: SectionData<'packages'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const all = useMemo(
    () =>
      data.all
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const space = line.indexOf(' ');
          return space < 0 ? { name: line, version: '' } : { name: line.slice(0, space), version: line.slice(space + 1) };
        }),
    [data.all],
  );
  return (
    <>
      <Facts
        facts={[
          {
            label: t('packages.installed'),
            value: Object.entries(data.counts)
              .map(([source, count]) => `${count?.toLocaleString(i18n.language)} ${source}`)
              .join(', '),
          },
          { label: t('packages.broken'), value: data.brokenCount > 0 ? <strong>{data.brokenCount}</strong> : t('none') },
        ]}
      />
      {data.notable.length > 0 && (
        <DataTable
          caption={t('packages.notable')}
          rows={data.notable}
          keyOf={(row, index) => `${row.name} ${index}`}
          textOf={(row) => row.name}
          first={15}
          columns={[
            { head: t('packages.name'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('packages.version'), cell: (row) => row.version },
            { head: t('packages.source'), cell: (row) => row.source },
          ]}
        />
      )}
      {all.length > 0 && (
        <DataTable
          caption={t('packages.all')}
          rows={all}
          keyOf={(_, index) => String(index)}
          textOf={(row) => `${row.name} ${row.version}`}
          first={10}
          columns={[
            { head: t('packages.everyName'), cell: (row) => row.name },
            { head: t('packages.version'), cell: (row) => row.version },
          ]}
        />
      )}
    </>
  );
}

export function ProgramsBody({ data }: { readonly data: SectionData<'programs'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <>
      <Facts facts={[{ label: t('programs.total'), value: data.total.toLocaleString(i18n.language) }]} />
      <DataTable
        caption={t('programs.top')}
        rows={data.top}
        keyOf={(row, index) => `${row.pid} ${index}`}
        textOf={(row) => row.name}
        first={15}
        columns={[
          { head: t('programs.name'), cell: (row) => <strong>{row.count > 1 ? `${row.name} × ${row.count}` : row.name}</strong> },
          { head: t('programs.memory'), figures: true, cell: (row) => bytesText(row.memory, i18n.language) },
          { head: t('programs.cpu'), figures: true, cell: (row) => spanText(row.cpuSeconds, i18n.language) },
          { head: t('state'), cell: (row) => processState(row.state, t) },
          { head: 'PID', figures: true, cell: (row) => row.pid },
        ]}
      />
    </>
  );
}

export function ApplicationBody({ data }: { readonly data: SectionData<'application'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const { application } = data;
  return (
    <>
      <Facts
        facts={[
          { label: t('application.name'), value: [application.name, application.version].filter(Boolean).join(' ') },
          { label: t('application.package'), value: [application.package, application.source].filter(Boolean).join(', ') },
          { label: t('application.executable'), value: application.executable },
          { label: t('state'), value: t(data.running ? 'running' : 'notRunning') },
          { label: t('application.sandbox'), value: data.sandbox === 'none' ? null : data.sandbox },
        ]}
      />
      {data.processes.length > 0 && (
        <DataTable
          caption={t('application.processes')}
          rows={data.processes}
          keyOf={(row, index) => `${row.pid} ${index}`}
          textOf={(row) => row.name}
          columns={[
            { head: t('programs.name'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('state'), cell: (row) => processState(row.state, t) },
            { head: t('programs.memory'), figures: true, cell: (row) => bytesText(row.memory, i18n.language) },
            { head: t('programs.cpu'), figures: true, cell: (row) => spanText(row.cpuSeconds, i18n.language) },
            { head: t('application.started'), cell: (row) => timeText(row.startedAt, i18n.language) },
            { head: t('application.threads'), figures: true, cell: (row) => row.threads },
            { head: t('application.openFiles'), figures: true, cell: (row) => row.openFiles ?? '–' },
            { head: 'PID', figures: true, cell: (row) => row.pid },
          ]}
        />
      )}
      {data.relatedPackages.length > 0 && (
        <DataTable
          caption={t('application.related')}
          rows={data.relatedPackages}
          keyOf={(row, index) => `${row.name} ${index}`}
          textOf={(row) => row.name}
          first={15}
          columns={[
            { head: t('packages.name'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('packages.version'), cell: (row) => row.version },
          ]}
        />
      )}
    </>
  );
}
