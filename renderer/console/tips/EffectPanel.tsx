import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTip, agentRoutes, type TipEffect } from '../../../shared/api/agent-routes.ts';
import { languageSchema } from '../../../shared/model/language.ts';
import { fewestToJudge } from '../../../shared/model/tip-effect.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { type EffectRow, EffectTable } from './EffectTable.tsx';
import styles from './effect.module.css';

const numbers = ['shown', 'opened', 'solved', 'notHelped', 'reportedOpened', 'reportedShown'] as const;
const weeks = { month: 4, quarter: 13, year: 52 } as const;
type Period = keyof typeof weeks | 'all';
const periods = ['month', 'quarter', 'year', 'all'] as const satisfies Period[];

interface Filters {
  readonly period: Period;
  readonly version: string | null;
  readonly application: string | null;
  readonly language: string | null;
  readonly wave: string | null;
}
const everything: Filters = { period: 'quarter', version: null, application: null, language: null, wave: null };

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

function queryOf({ period, version, application, language, wave }: Filters) {
  return {
    since: period === 'all' ? undefined : daysAgo(weeks[period] * 7),
    version: version === null ? undefined : Number(version),
    application: application ?? undefined,
    language: languageSchema.safeParse(language).data,
    wave: wave ?? undefined,
  };
}

/** What a tip did on the desktops, in numbers that say how they are counted. */
export function EffectPanel({ tip }: { readonly tip: AgentTip }) {
  const { t } = useTranslation('console');
  const [filters, setFilters] = useState(everything);
  const read = (asked: Filters) => call(agentRoutes.getTipEffect, { params: { id: tip.id }, query: queryOf(asked) });
  // What can be chosen does not shrink with what is chosen.
  const all = useQuery({ queryKey: ['tips', 'effect', tip.id], queryFn: () => read({ ...everything, period: 'all' }) });
  const query = useQuery({
    queryKey: ['tips', 'effect', tip.id, filters],
    queryFn: () => read(filters),
    placeholderData: keepPreviousData,
  });
  const set = (part: Partial<Filters>) => setFilters({ ...filters, ...part });
  return (
    <section className={styles.panel} aria-labelledby="effect-title">
      <h2 id="effect-title" className={styles.title}>
        {t('effect.title')} {tip.rework && <Pill tone="danger">{t(`effect.rework.${tip.rework}`)}</Pill>}
      </h2>
      {tip.rework && <p className={styles.why}>{t(`effect.why.${tip.rework}`, { count: fewestToJudge })}</p>}
      <Loaded query={all}>
        {(known) =>
          known.versions.length === 0 ? (
            <Empty title={t('effect.empty')}>{t('effect.emptyText')}</Empty>
          ) : (
            <>
              <Choices known={known} filters={filters} onChange={set} />
              <Loaded query={query}>{(effect) => <Numbers effect={effect} />}</Loaded>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

interface ChoicesProps {
  readonly known: TipEffect;
  readonly filters: Filters;
  readonly onChange: (part: Partial<Filters>) => void;
}

function Choices({ known, filters, onChange }: ChoicesProps) {
  const { t } = useTranslation('console');
  const names = useNames();
  const lists = {
    version: known.versions.map(({ version }) => ({ value: String(version), label: t('effect.version', { version }) })),
    application: known.applications.flatMap(({ application }) => (application ? [{ value: application, label: application }] : [])),
    language: known.languages.map(({ language }) => ({ value: language, label: names.language(language) })),
    wave: known.waves.flatMap(({ wave }) => (wave ? [{ value: wave.id, label: names.wave(wave) }] : [])),
  };
  return (
    <div className={common.filters}>
      <Select
        aria-label={t('effect.period')}
        allowDeselect={false}
        w={170}
        value={filters.period}
        onChange={(value) => onChange({ period: periods.find((one) => one === value) ?? 'quarter' })}
        data={periods.map((value) => ({ value, label: t(`effect.periods.${value}`) }))}
      />
      {(['version', 'application', 'language', 'wave'] as const).map(
        (name) =>
          lists[name].length > (name === 'wave' || name === 'application' ? 0 : 1) && (
            <Select
              key={name}
              clearable
              aria-label={t(`effect.by.${name}`)}
              placeholder={t(`effect.all.${name}`)}
              clearButtonProps={{ 'aria-label': t(`effect.all.${name}`) }}
              w={190}
              value={filters[name]}
              onChange={(value) => onChange({ [name]: value })}
              data={lists[name]}
            />
          ),
      )}
    </div>
  );
}

function useNames() {
  const { t, i18n } = useTranslation('console');
  return {
    language: (code: string) => new Intl.DisplayNames([i18n.language], { type: 'language' }).of(code) ?? code,
    wave: (wave: { readonly name: string | null } | null) => (wave ? (wave.name ?? t('effect.waveGone')) : t('effect.noWave')),
    week: (monday: string) =>
      new Date(`${monday}T12:00:00Z`).toLocaleDateString(i18n.language, { day: 'numeric', month: 'short', year: '2-digit' }),
  };
}

function Numbers({ effect }: { readonly effect: TipEffect }) {
  const { t } = useTranslation('console');
  const names = useNames();
  const tables: readonly (readonly [head: string, rows: readonly EffectRow[]])[] = [
    ['week', effect.weeks.map((row) => ({ name: names.week(row.week), ...row }))],
    ['place', effect.places.map((row) => ({ name: t(`effect.places.${row.place}`), ...row }))],
    ['version', effect.versions.map((row) => ({ name: t('effect.version', row), ...row }))],
    ['application', effect.applications.map((row) => ({ name: row.application ?? t('effect.noApplication'), ...row }))],
    ['language', effect.languages.map((row) => ({ name: names.language(row.language), ...row }))],
    ['wave', effect.waves.map((row) => ({ name: names.wave(row.wave), ...row }))],
  ];
  return (
    <>
      <dl className={styles.numbers}>
        {numbers.map((name) => (
          <div key={name} className={styles.number}>
            <dt>{t(`effect.${name}`)}</dt>
            <dd>
              <span className={styles.value}>{effect.totals[name]}</span>
              <span className={styles.how}>{t(`effect.how.${name}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.tables}>
        {tables.map(([by, rows]) => rows.length > 0 && <EffectTable key={by} head={t(`effect.by.${by}`)} rows={rows} />)}
      </div>
    </>
  );
}
