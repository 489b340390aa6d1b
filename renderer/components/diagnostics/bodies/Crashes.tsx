import { useTranslation } from 'react-i18next';
import type { Crash } from '../../../../shared/model/crash.ts';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { processState } from '../fact-text.ts';
import { timeText } from '../format.ts';

const nameOf = ({ application, executable }: Crash): string => application?.name ?? executable.split('/').pop() ?? executable;

/** One crash, for the agent: what, when, by which signal, and where in the program. */
export function CrashBody({ data }: { readonly data: SectionData<'crash'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          { label: t('crash.program'), value: nameOf(data) },
          { label: t('crash.version'), value: [data.application?.version, data.application?.package].filter(Boolean).join(' ') },
          { label: t('crash.executable'), value: data.executable },
          { label: t('crash.at'), value: <time dateTime={data.at}>{timeText(data.at, i18n.language)}</time> },
          { label: t('crash.signal'), value: data.signal },
          { label: t('crash.signature'), value: <code>{data.signature}</code> },
          { label: t('crash.source'), value: data.confirmed ? data.source : t('crash.unconfirmed', { source: data.source }) },
        ]}
      />
      {data.frames.length > 0 ? (
        <DataTable
          caption={t('crash.frames')}
          rows={data.frames}
          keyOf={(_row, index) => String(index)}
          first={10}
          columns={[
            { head: t('crash.function'), cell: (row) => (row.function ? <code>{row.function}</code> : '–') },
            { head: t('crash.module'), cell: (row) => row.module || '–' },
          ]}
        />
      ) : (
        <p>{t('crash.noFrames')}</p>
      )}
    </>
  );
}

export function CrashesBody({ data }: { readonly data: SectionData<'crashes'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  if (data.crashes.length === 0) return <p>{t('crash.none', { count: data.sinceDays })}</p>;
  return (
    <DataTable
      caption={t('crash.list', { count: data.sinceDays })}
      rows={data.crashes}
      keyOf={(row, index) => `${row.at} ${index}`}
      columns={[
        { head: t('crash.at'), cell: (row) => <time dateTime={row.at}>{timeText(row.at, i18n.language)}</time> },
        { head: t('crash.program'), cell: (row) => <strong>{nameOf(row)}</strong> },
        { head: t('crash.signal'), cell: (row) => row.signal },
        { head: t('crash.signature'), cell: (row) => <code>{row.signature}</code> },
      ]}
    />
  );
}

export function RespondingBody({ data }: { readonly data: SectionData<'responding'> }) {
  const { t } = useTranslation('diagnostics');
  if (data.silent.length === 0) return <p>{t('responding.all', { count: data.asked })}</p>;
  return (
    <DataTable
      caption={t('responding.silent')}
      rows={data.silent}
      keyOf={(row) => String(row.pid)}
      columns={[
        { head: t('crash.program'), cell: (row) => <strong>{row.name}</strong> },
        { head: t('responding.how'), cell: (row) => t(`responding.${row.how}`) },
        { head: t('state'), cell: (row) => processState(row.state, t) },
      ]}
    />
  );
}
