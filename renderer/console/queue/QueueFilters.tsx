import { Button, Popover, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelSchema } from '../../../shared/model/channel.ts';
import { hindrances } from '../../../shared/model/ticket.ts';
import common from '../common/common.module.css';
import { SearchField } from '../common/SearchField.tsx';
import { useGroups } from '../common/useGroups.ts';
import { assigneeSchema, moreNames, type QueueFilter, sortSchema, statusSchema } from './filters.ts';
import styles from './queue.module.css';

interface Props {
  readonly filter: QueueFilter;
  /** Empty values leave the address. */
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
  readonly searchBox: RefObject<HTMLInputElement | null>;
}

export function QueueFilters({ filter, onChange, searchBox }: Props) {
  const { t } = useTranslation('console');
  const onSearch = useMemo(() => (q: string) => onChange({ q }), [onChange]);
  return (
    <search className={common.filters}>
      <SearchField ref={searchBox} label={t('queue.search')} value={filter.q ?? ''} onSearch={onSearch} />
      <Select
        aria-label={t('queue.status')}
        allowDeselect={false}
        w={{ base: '100%', xs: 190 }}
        value={filter.status}
        onChange={(value) => onChange({ status: value === 'active' || value === null ? '' : value })}
        data={statusSchema.unwrap().options.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('queue.assignee')}
        value={filter.assignee}
        onChange={(value) => onChange({ assignee: value === 'anyone' ? '' : value })}
        data={assigneeSchema.unwrap().options.map((value) => ({ value, label: t(`queue.of.${value}`) }))}
      />
      <Select
        aria-label={t('day.views.sort')}
        allowDeselect={false}
        w={{ base: '100%', xs: 190 }}
        value={filter.sort}
        onChange={(value) => onChange({ sort: value === 'due' ? value : '' })}
        data={sortSchema.unwrap().options.map((value) => ({ value, label: t(`day.views.sortBy.${value}`) }))}
      />
      <MoreFilters filter={filter} onChange={onChange} />
      {filter.desktop && (
        <Button size="xs" variant="default" onClick={() => onChange({ desktop: '' })}>
          {t('queue.allDesktops')}
        </Button>
      )}
    </search>
  );
}

function MoreFilters({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  const groups = useGroups();
  const count = moreNames.filter((name) => filter[name] !== undefined).length;
  const choice = (name: 'channel' | 'hinders' | 'group', none: string, data: readonly { value: string; label: string }[]) => (
    <Select
      label={t(`day.views.${name}`)}
      placeholder={none}
      clearable
      clearButtonProps={{ 'aria-label': none }}
      comboboxProps={{ withinPortal: false }}
      value={filter[name] ?? null}
      data={[...data]}
      onChange={(value) => onChange({ [name]: value ?? '' })}
    />
  );
  return (
    <Popover shadow="md" width={290} position="bottom-start" opened={open} onChange={setOpen} trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={17} aria-hidden />}
          aria-expanded={open}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          {count === 0 ? t('day.views.more') : t('day.views.moreCount', { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('day.views.more')} className={styles.more}>
        {choice(
          'channel',
          t('day.views.anyChannel'),
          channelSchema.options.map((value) => ({ value, label: t(`channel.${value}`) })),
        )}
        {choice(
          'hinders',
          t('day.views.anyHinders'),
          hindrances.map((value) => ({ value, label: t(`common:hinders.${value}`) })),
        )}
        <Application value={filter.application ?? ''} onChange={(application) => onChange({ application })} />
        {(groups.data?.items.length ?? 0) > 0 &&
          choice('group', t('day.views.anyGroup'), groups.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [])}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Takes effect when one is done with it: not each letter is a question to the help desk. */
function Application({ value, onChange }: { readonly value: string; readonly onChange: (application: string) => void }) {
  const { t } = useTranslation('console');
  const [text, setText] = useState(value);
  const done = () => text.trim() !== value && onChange(text.trim());
  return (
    <TextInput
      label={t('day.views.application')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}
