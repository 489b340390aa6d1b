import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import styles from './announcements.module.css';

interface Props {
  readonly ticketId: string;
  /** Of the same trouble: offered first, and not offered twice. */
  readonly also: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Other open tickets that may be about the same: those that are ticked are told once, and hear the all-clear. */
export function AlikeTickets({ ticketId, also, value, onChange }: Props) {
  const { t } = useTranslation('console');
  const alike = useQuery({
    queryKey: ['tickets', 'alike', ticketId],
    queryFn: () => call(agentRoutes.listAlikeTickets, { params: { id: ticketId } }),
  });
  if (alike.error) return <FailureNote error={alike.error} />;
  const others = also.filter(({ id }) => id !== ticketId);
  const items = (alike.data?.items ?? []).filter(({ id }) => others.every((other) => other.id !== id));
  return (
    <fieldset className={styles.language}>
      <legend>{t('announcements.link')}</legend>
      <p className={styles.hint}>{t(items.length + others.length === 0 ? 'announcements.linkNone' : 'announcements.linkHint')}</p>
      <Stack gap="xs">
        {others.map(({ id, number, title }) => (
          <Checkbox
            key={id}
            label={`#${number} ${title}`}
            checked={value.includes(id)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))}
          />
        ))}
        {items.map(({ id, number, title, userName, hostName, why }) => (
          <Checkbox
            key={id}
            label={`#${number} ${title}`}
            description={`${userName}@${hostName}: ${why.map((reason) => t(`announcements.why.${reason}`)).join(', ')}`}
            checked={value.includes(id)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
