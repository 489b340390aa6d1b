import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { bytesText, timeText } from '../format.ts';

type Data = SectionData<'probe'>;

/** What ails it first, then its lists. */
export function ProbeBody({ data }: { readonly data: Data }) {
  const { t, i18n } = useTranslation('diagnostics');
  const { profile, java, sandbox, extensions = [] } = data;
  const size = profile && bytesText(profile.size, i18n.language);
  return (
    <>
      <Facts
        facts={[
          { label: t('probe.version'), value: [data.version, data.source].filter(Boolean).join(', ') },
          {
            label: t('probe.damage'),
            value: profile?.damage.length ? (
              <strong>{profile.damage.map(({ file, problem }) => `${file}: ${t(`probe.problem.${problem}`)}`).join('; ')}</strong>
            ) : (
              profile && t('none')
            ),
          },
          {
            label: t('probe.locks'),
            value: profile?.locks
              .map(({ kind, holder, count }) => `${t(`probe.lock.${kind}`)}: ${t(`probe.holder.${holder}`)} × ${count}`)
              .join('; '),
          },
          { label: t('probe.failedStarts'), value: profile?.failedStarts },
          {
            label: t('probe.profiles'),
            value: profile && `${profile.count}, ${profile.larger ? t('probe.profileLarger', { size }) : size}`,
          },
          { label: t('probe.java'), value: java && t(java.found ? 'probe.javaFound' : 'probe.javaMissing') },
          { label: t('probe.scanBackends'), value: data.scanning?.backends },
          {
            label: t('probe.vpn'),
            value: data.vpn?.connections
              .map(({ service, installed }) => `${service}: ${t(installed ? 'probe.installed' : 'probe.notInstalled')}`)
              .join('; '),
          },
          { label: t('probe.screenPortal'), value: data.meeting && t(data.meeting.portal ? 'probe.installed' : 'probe.notInstalled') },
          { label: 'PipeWire', value: data.meeting && t(data.meeting.pipewire ? 'running' : 'notRunning') },
          { label: t('probe.home'), value: sandbox && t(`probe.homeAccess.${sandbox.home}`) },
          { label: t('probe.permissions'), value: sandbox?.permissions.join(', ') },
          { label: t('probe.networkFiles'), value: data.networkFiles.map(({ kind, count }) => `${kind} × ${count}`).join(', ') },
        ]}
      />
      {extensions.length > 0 && (
        <DataTable
          caption={t('probe.extensions')}
          rows={extensions}
          keyOf={(row, index) => `${row.name} ${index}`}
          textOf={(row) => row.name}
          first={15}
          columns={[
            { head: t('probe.extension'), cell: (row) => <strong>{row.name}</strong> },
            { head: t('probe.version'), cell: (row) => row.version ?? '–' },
            { head: t('state'), cell: (row) => (row.enabled ? '' : t(row.blocked ? 'probe.blocked' : 'probe.off')) },
          ]}
        />
      )}
      {data.defaults.length > 0 && (
        <DataTable
          caption={t('probe.defaults')}
          rows={data.defaults}
          keyOf={(row) => row.type}
          columns={[
            { head: t('probe.type'), cell: (row) => row.type },
            { head: t('probe.opensWith'), cell: (row) => row.application ?? '–' },
            { head: t('state'), cell: (row) => t(`probe.chosen.${row.state}`) },
          ]}
        />
      )}
      {data.errors.length > 0 && (
        <DataTable
          caption={t('probe.errors')}
          rows={data.errors}
          keyOf={(row, index) => `${row.at} ${index}`}
          textOf={(row) => row.message}
          first={10}
          columns={[
            { head: t('probe.at'), cell: (row) => timeText(row.at, i18n.language) },
            { head: t('probe.message'), cell: (row) => row.message },
            { head: t('probe.count'), figures: true, cell: (row) => row.count },
          ]}
        />
      )}
    </>
  );
}
