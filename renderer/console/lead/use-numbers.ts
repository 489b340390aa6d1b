import { useTranslation } from 'react-i18next';

/** Numbers and times as the reader writes them; "–" is: nothing to count. */
export function useNumbers() {
  const { t, i18n } = useTranslation('console');
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const number = (value: number | null) => (value === null ? '–' : format.format(value));
  return {
    number,
    /** @param minutes of office hours */
    time: (minutes: number | null) => {
      if (minutes === null) return '–';
      return minutes < 60 ? t('lead.minutes', { value: number(minutes) }) : t('lead.hours', { value: number(minutes / 60) });
    },
  };
}
