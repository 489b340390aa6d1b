import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipDraft, TipVersion } from '../../../shared/api/agent-routes.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { useGroups } from '../common/useGroups.ts';
import { DiffView } from './DiffView.tsx';
import styles from './publishing.module.css';
import { diffTips, type Words } from './tip-diff.ts';

interface Props {
  /** Newest first; those that were withdrawals have no content and are not offered. */
  readonly versions: readonly TipVersion[];
  readonly draft: TipDraft;
  /** What is first looked at: this version beside the one before it. */
  readonly version: number;
  readonly onClose: () => void;
}

const now = 'draft';

/** Two versions side by side, or one and the draft as it is. */
export function CompareVersions({ versions, draft, version, onClose }: Props) {
  const { t } = useTranslation('console');
  const words = useWords();
  const contents = versions.flatMap((one) => (one.tip ? [{ version: one.version, tip: one.tip }] : []));
  const before = contents.find((one) => one.version < version);
  const [from, setFrom] = useState(String(before?.version ?? version));
  const [to, setTo] = useState(before ? String(version) : now);
  const contentOf = (choice: string): TipDraft => contents.find((one) => String(one.version) === choice)?.tip ?? draft;
  const choices = [
    { value: now, label: t('publishing.history.draft') },
    ...contents.map((one) => ({ value: String(one.version), label: t('publishing.history.version', { version: one.version }) })),
  ];
  const choice = (label: string, value: string, onChoose: (next: string) => void) => (
    <Select label={label} allowDeselect={false} data={choices} value={value} onChange={(next) => next && onChoose(next)} />
  );
  return (
    <Modal opened onClose={onClose} size="xl" title={t('publishing.history.diffTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={styles.choices}>
        {choice(t('publishing.history.from'), from, setFrom)}
        {choice(t('publishing.history.to'), to, setTo)}
      </div>
      <DiffView parts={diffTips(contentOf(from), contentOf(to), words)} />
    </Modal>
  );
}

function useWords(): Words {
  const { t, i18n } = useTranslation('console');
  const groups = useGroups().data?.items ?? [];
  const zone = new Intl.DateTimeFormat(i18n.language, { timeZoneName: 'short' });
  const zoneOf = (time: string) => zone.formatToParts(new Date(time)).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  return {
    cause: (kind) => t(`common:cause.${kind}`),
    group: (id) => groups.find((group) => group.id === id)?.name ?? t('publishing.audience.goneGroup'),
    condition: (name) => t(`publishing.audience.${name}`),
    day: (part) => t(part === 'min' ? 'publishing.audience.daysMin' : 'publishing.audience.daysBelow'),
    time: (part, time) =>
      `${t(part === 'startsAt' ? 'publishing.schedule.starts' : 'publishing.schedule.ends', { zone: zoneOf(time) })}: ${timeText(time, i18n.language)}`,
    first: t('publishing.schedule.high'),
  };
}
