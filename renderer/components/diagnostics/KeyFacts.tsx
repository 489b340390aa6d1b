import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../shared/comparison/facts.ts';
import type { Application } from '../../../shared/model/application.ts';
import type { Section } from '../../../shared/model/section.ts';
import { Bar } from './Bar.tsx';
import { Facts } from './Facts.tsx';
import styles from './facts.module.css';
import { bytesText, percentText, shareOf, spanText } from './format.ts';
import { linuxName } from './glance.ts';
import { dataOf } from './known.ts';

interface Props {
  readonly sections: readonly Section[];
  readonly application: Application | null;
  /** A remark beside a fact, by measure and subject: what is usual elsewhere. */
  readonly noteOf?: ((measure: Measure, subject?: string) => string | null) | undefined;
}

/** The handful of facts that an agent looks for first. */
export function KeyFacts({ sections, application, noteOf }: Props) {
  const { t, i18n } = useTranslation('diagnostics');
  const system = dataOf(sections, 'system');
  const memory = dataOf(sections, 'memory');
  const storage = dataOf(sections, 'storage');
  const session = dataOf(sections, 'session');
  const connection = dataOf(sections, 'connection');
  const updates = dataOf(sections, 'updates');
  const fullest = storage?.filesystems
    .map((filesystem) => ({ ...filesystem, share: shareOf(filesystem.used, filesystem.used + filesystem.available) }))
    .sort((a, b) => b.share - a.share)[0];
  const noted = (value: ReactNode, measure: Measure, subject = '') => {
    const note = noteOf?.(measure, subject) ?? null;
    if (!value || note === null) return value;
    return (
      <>
        {value} <span className={styles.note}>{note}</span>
      </>
    );
  };
  const memoryShare = memory ? shareOf(memory.total - memory.available, memory.total) : 0;
  return (
    <Facts
      facts={[
        {
          label: t('sections.application'),
          value:
            application &&
            [application.name, application.version, application.package && `(${application.package})`].filter(Boolean).join(' '),
        },
        { label: t('system.distribution'), value: noted(system && linuxName(system), 'distribution') },
        {
          label: t('sections.session'),
          value: noted(
            session && `${[session.desktop, session.desktopVersion].filter(Boolean).join(' ')}, ${t(`session.kind.${session.type}`)}`,
            'desktop',
          ),
        },
        { label: t('system.uptime'), value: noted(system && spanText(system.uptimeSeconds, i18n.language), 'uptime') },
        {
          label: t('connection.web'),
          // Not tested is no fact to look for first.
          value:
            connection &&
            connection.web.state !== 'not-asked' &&
            t(`connection.webState.${connection.web.state}`, { host: connection.web.host, ms: connection.web.ms }),
        },
        { label: t('updates.restart'), value: updates?.restartNeeded && (updates.restartFor.join(', ') || t('yes')) },
        {
          label: t('memory.used'),
          value: noted(
            memory && (
              <Bar
                label={t('memory.used')}
                share={memoryShare}
                text={t('glance.memory', {
                  free: bytesText(memory.available, i18n.language),
                  size: bytesText(memory.total, i18n.language),
                })}
              />
            ),
            'memory-available',
          ),
        },
        {
          label: t('storage.fullest'),
          value: noted(
            fullest && (
              <Bar
                label={t('storage.usedOn', { mount: fullest.mount })}
                share={fullest.share}
                text={`${fullest.mount}: ${t('storage.free', { free: bytesText(fullest.available, i18n.language), share: percentText(fullest.share, i18n.language) })}`}
              />
            ),
            'disk-free',
            fullest?.mount,
          ),
        },
      ]}
    />
  );
}
