import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import { causes } from '../../../shared/model/cause.ts';
import common from '../common/common.module.css';
import { useGroups } from '../common/useGroups.ts';
import styles from './lead.module.css';
import type { Filter, FilterName } from './use-lead-filter.ts';

interface Props {
  readonly filter: Filter;
  readonly set: (values: Readonly<Record<string, string>>) => void;
  readonly report: LeadReport | undefined;
}
interface Option {
  readonly value: string;
  readonly label: string;
}

export function LeadFilters({ filter, set, report }: Props) {
  const { t } = useTranslation('console');
  const words = useTranslation('common').t;
  const groups = useGroups().data?.items ?? [];
  const option = ({ id, name }: { readonly id: string; readonly name: string }): Option => ({ value: id, label: name });
  const applications = (report?.applications ?? []).flatMap(({ key }) => (key === null ? [] : [{ value: key, label: key }]));
  const choice = (name: Exclude<FilterName, 'from' | 'to'>, any: string, data: readonly Option[]) => {
    const wanted = filter[name] ?? '';
    // What is asked for is offered, also when nothing of the kind is there.
    const missing = wanted !== '' && !data.some(({ value }) => value === wanted) ? [{ value: wanted, label: wanted }] : [];
    return (
      <Select
        aria-label={t(`lead.${name}`)}
        allowDeselect={false}
        searchable={data.length > 8}
        w={{ base: '100%', xs: 190 }}
        value={wanted}
        data={[{ value: '', label: any }, ...data, ...missing]}
        onChange={(value) => set({ [name]: value ?? '' })}
      />
    );
  };
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      className={styles.day}
      aria-label={t(`lead.${name}`)}
      value={filter[name] ?? report?.[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <search className={`${common.filters} ${styles.filters}`} aria-label={t('lead.filters')}>
      {day('from')}
      {day('to')}
      {choice('wave', t('lead.anyWave'), groups.filter(({ migratedOn }) => migratedOn !== null).map(option))}
      {choice('department', t('lead.anyDepartment'), groups.filter(({ migratedOn }) => migratedOn === null).map(option))}
      {choice('application', t('lead.anyApplication'), applications)}
      {choice('cause', t('lead.anyCause'), [
        ...causes.map((cause) => ({ value: cause, label: words(`cause.${cause}`) })),
        { value: 'none', label: t('lead.noCause') },
      ])}
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => set({ from: '', to: '', wave: '', department: '', application: '', cause: '' })}>
          {t('lead.clear')}
        </Button>
      )}
    </search>
  );
}
