import { useTranslation } from 'react-i18next';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import { Part } from './Part.tsx';

const points = ['tickets', 'times', 'answer', 'solution', 'reopened', 'tips', 'crashes', 'groups', 'before', 'people'] as const;

/** Printed with the numbers, so that they cannot be passed on without it. */
export function Counted({ report: { officeHours } }: { readonly report: LeadReport }) {
  const { t } = useTranslation('console');
  const { from, to, zone } = officeHours;
  return (
    <Part title={t('lead.counted.title')}>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(`lead.counted.${point}`, { from, to, zone })}</li>
        ))}
      </ul>
    </Part>
  );
}
