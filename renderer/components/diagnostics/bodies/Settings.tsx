import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { DataTable } from '../DataTable.tsx';
import { Facts } from '../Facts.tsx';
import { percentText, timeText } from '../format.ts';

export function InputBody({ data }: { readonly data: SectionData<'input'> }) {
  const { t } = useTranslation('diagnostics');
  const from = t(`input.from.${data.layoutsFrom}`);
  return (
    <Facts
      facts={[
        { label: t('input.language'), value: data.language },
        { label: t('input.differing'), value: data.categories.map(({ name, value }) => `${name}=${value}`).join(', ') },
        { label: t('input.missing'), value: data.missingLocales?.join(', ') },
        {
          label: t('input.layouts'),
          value: data.layouts.length > 0 ? `${data.layouts.join(', ')}${from ? ` (${from})` : ''}` : t('unknown'),
        },
        { label: t('input.systemLayouts'), value: data.systemLayouts.join(', ') },
        { label: t('input.wanted'), value: data.methodWanted },
        { label: t('input.running'), value: data.methodsRunning.join(', ') },
      ]}
    />
  );
}

export function FontsBody({ data }: { readonly data: SectionData<'fonts'> }) {
  const { t } = useTranslation('diagnostics');
  return (
    <>
      <Facts
        facts={[
          { label: t('fonts.count'), value: data.count },
          { label: t('fonts.own'), value: data.own },
          { label: t('fonts.emoji'), value: t(data.emoji ? 'yes' : 'no') },
          { label: t('fonts.eastAsian'), value: t(data.eastAsian ? 'yes' : 'no') },
        ]}
      />
      <DataTable
        caption={t('fonts.list')}
        rows={data.substitutes}
        keyOf={(row) => row.font}
        columns={[
          { head: t('fonts.font'), cell: (row) => <strong>{row.font}</strong> },
          { head: t('fonts.by'), cell: (row) => row.by ?? t('fonts.missing') },
        ]}
      />
    </>
  );
}

export function TimeBody({ data }: { readonly data: SectionData<'time'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const flag = (value: boolean | undefined) => (value === undefined ? null : t(value ? 'yes' : 'no'));
  return (
    <Facts
      facts={[
        { label: t('time.zone'), value: data.timezone },
        { label: t('time.automatic'), value: flag(data.automatic) },
        { label: t('time.synchronized'), value: flag(data.synchronized) },
        { label: t('time.service'), value: data.service },
        { label: t('time.last'), value: data.lastSynchronizedAt && timeText(data.lastSynchronizedAt, i18n.language) },
        { label: t('time.hardware'), value: data.hardwareClock && t(`time.clock.${data.hardwareClock}`) },
      ]}
    />
  );
}

export function AccessibilityBody({ data }: { readonly data: SectionData<'accessibility'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <Facts
      facts={[
        { label: t('accessibility.on'), value: data.on.map((aid) => t(`accessibility.aid.${aid}`)).join(', ') || t('none') },
        { label: t('accessibility.textScale'), value: data.textScale && percentText(data.textScale * 100, i18n.language) },
        { label: t('accessibility.theme'), value: data.theme },
        { label: t('accessibility.animations'), value: data.animations === undefined ? null : t(data.animations ? 'yes' : 'no') },
        { label: t('accessibility.cursor'), value: data.cursorSize },
      ]}
    />
  );
}
