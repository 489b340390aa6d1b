import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { timeText } from '../format.ts';
import styles from '../parts.module.css';

export function UpdatesBody({ data }: { readonly data: SectionData<'updates'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        { label: t('updates.pending'), value: data.pending ?? t('unknown') },
        { label: t('updates.security'), value: data.security },
        { label: t('updates.read'), value: data.listsReadAt && timeText(data.listsReadAt, i18n.language) },
        { label: t('updates.restart'), value: t(data.restartNeeded ? 'yes' : 'no') },
        { label: t('updates.for'), value: data.restartFor.join(', ') },
        { label: t('updates.kernel'), value: data.runningKernel },
        { label: t('updates.newest'), value: data.newestKernel },
        { label: t('updates.packages'), value: data.packages.join(', ') },
      ]}
    />
  );
}

export function ServicesBody({ data }: { readonly data: SectionData<'services'> }) {
  const { t } = useTranslation('diagnostics');
  if (data.asked.length === 0) return <p className={styles.calm}>{t('services.notAsked')}</p>;
  if (data.failed.length === 0) return <p className={styles.calm}>{t('services.none')}</p>;
  return (
    <DataTable
      caption={t('services.list')}
      rows={data.failed}
      keyOf={(row, index) => `${row.name} ${index}`}
      columns={[
        {
          head: t('services.name'),
          cell: (row) => (
            <>
              <strong>{row.name}</strong> {row.description === row.name ? '' : row.description}
            </>
          ),
        },
        { head: t('services.byHead'), cell: (row) => t(`services.by.${row.by}`) },
        { head: t('services.reason'), cell: (row) => row.reason ?? '–' },
      ]}
    />
  );
}

export function SecurityBody({ data }: { readonly data: SectionData<'security'> }) {
  const { t } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        { label: t('security.firmware'), value: data.firmware.toUpperCase() },
        { label: t('security.secureBoot'), value: data.secureBoot === undefined ? null : t(data.secureBoot ? 'yes' : 'no') },
        { label: t('security.lockdown'), value: data.lockdown },
        { label: t('security.access'), value: t(`security.accessBy.${data.mandatoryAccess}`) },
        { label: t('security.encrypted'), value: data.encryptedDisks },
        { label: t('security.tpm'), value: data.tpm },
        { label: t('security.foreign'), value: data.foreignModules.join(', ') },
      ]}
    />
  );
}
