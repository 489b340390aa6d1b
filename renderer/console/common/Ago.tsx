import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../components/diagnostics/format.ts';
import { relativeTime } from './time.ts';

/** How long ago, kept right minute by minute; the exact local time on hover and for machines. */
export function Ago({ time }: { readonly time: string }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  // A time that came after our last tick is not in the future.
  const reference = Math.max(now, Math.min(Date.parse(time), Date.now()));
  return (
    <time dateTime={time} title={timeText(time, i18n.language)}>
      {relativeTime(Date.parse(time), reference, i18n.language)}
    </time>
  );
}
