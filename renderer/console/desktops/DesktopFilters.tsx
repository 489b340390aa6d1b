import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import common from '../common/common.module.css';
import { SearchField } from '../common/SearchField.tsx';
import { useGroups } from '../common/useGroups.ts';
import { useKinds } from './useKinds.ts';

interface Props {
  readonly get: (name: string) => string;
  /** Sets filters; the page begins anew. */
  readonly set: (values: Readonly<Record<string, string>>) => void;
}

const all = '';

/** Narrows the list of desktops down by text, group, distribution and desktop environment; kept in the address. */
export function DesktopFilters({ get, set }: Props) {
  const { t } = useTranslation('console');
  const groups = useGroups().data?.items ?? [];
  const kinds = useKinds().data;
  const onSearch = useMemo(() => (q: string) => set({ q }), [set]);
  const choice = (name: 'group' | 'distribution' | 'desktop', label: string, any: string, data: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      allowDeselect={false}
      searchable={data.length > 8}
      w={{ base: '100%', xs: 250 }}
      value={get(name)}
      data={[{ value: all, label: any }, ...known(data, get(name))]}
      onChange={(value) => set({ [name]: value ?? all })}
    />
  );
  return (
    <search className={common.filters}>
      <SearchField label={t('desktops.search')} value={get('q')} onSearch={onSearch} />
      {choice('group', t('groups.filter'), t('groups.anyGroup'), [
        ...groups.map(({ id, name, desktops }) => ({ value: id, label: `${name} (${desktops})` })),
        { value: 'none', label: t('groups.inNone') },
      ])}
      {choice('distribution', t('groups.distribution'), t('groups.anyDistribution'), (kinds?.distributions ?? []).map(kind))}
      {choice('desktop', t('groups.desktop'), t('groups.anyDesktop'), (kinds?.desktops ?? []).map(kind))}
    </search>
  );
}

const kind = ({ name, desktops }: { readonly name: string; readonly desktops: number }) => ({
  value: name,
  label: `${name} (${desktops})`,
});

/** What the address asks for is offered, although nothing of the kind is there (any more). */
function known(data: { value: string; label: string }[], wanted: string) {
  return wanted === all || data.some(({ value }) => value === wanted) ? data : [...data, { value: wanted, label: wanted }];
}
