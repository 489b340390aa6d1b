import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Targets } from '../../../shared/model/targets.ts';
import { hindrances } from '../../../shared/model/ticket.ts';
import common from '../common/common.module.css';
import { HindranceLabel } from '../common/HindranceLabel.tsx';
import styles from './policy.module.css';

interface Props {
  readonly targets: Targets;
  readonly onChange: (targets: Targets) => void;
}

/** By when a ticket should be answered and solved, in office hours. */
export function TargetFields({ targets, onChange }: Props) {
  const { t } = useTranslation('console');
  return (
    <section className={styles.card}>
      <h2>{t('day.due.policy')}</h2>
      <p className={common.quiet}>{t('day.due.policyHint')}</p>
      {hindrances.map((hinders) => {
        const field = (part: 'firstAnswer' | 'solution') => (
          <NumberInput
            label={t(part === 'firstAnswer' ? 'day.due.first' : 'day.due.solved')}
            min={0.25}
            max={2000}
            step={1}
            decimalScale={2}
            allowNegative={false}
            hideControls
            value={targets[hinders][part] ?? ''}
            onChange={(value) =>
              onChange({ ...targets, [hinders]: { ...targets[hinders], [part]: typeof value === 'number' && value > 0 ? value : null } })
            }
          />
        );
        return (
          <fieldset key={hinders} className={styles.target}>
            <legend>
              <HindranceLabel hinders={hinders} />
            </legend>
            <div className={styles.grid}>
              {field('firstAnswer')}
              {field('solution')}
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}
