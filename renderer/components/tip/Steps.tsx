import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../markdown/Markdown.tsx';
import { type OfferedActions, StepActionsContext } from '../markdown/step-actions.ts';
import styles from './Steps.module.css';

interface Props {
  readonly steps: readonly string[];
  readonly tickable: boolean;
  readonly onLink?: ((url: string) => void) | undefined;
  /** What the steps may do here; without it an action is its words. */
  readonly actions?: OfferedActions | undefined;
}

/** Numbered steps. Ticks are for the moment, so that one finds the place again after looking at the other window. */
export function Steps({ steps, tickable, onLink, actions }: Props) {
  const { t } = useTranslation('common');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number) => {
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    setTicked(next);
  };
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          // A step has no id, and steps never change places while they are shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={ticked.has(index) ? `${styles.step} ${styles.done}` : styles.step}>
            {tickable ? (
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  checked={ticked.has(index)}
                  onChange={() => toggle(index)}
                  aria-label={t('tip.stepTick', { number: index + 1 })}
                />
                <span className={styles.number} aria-hidden>
                  {ticked.has(index) ? '✓' : index + 1}
                </span>
              </label>
            ) : (
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
            )}
            <div className={styles.text}>
              <StepActionsContext value={actions ?? null}>
                <Markdown text={step} onLink={onLink} />
              </StepActionsContext>
            </div>
          </li>
        ))}
      </ol>
      {tickable && ticked.size > 0 && (
        <p className={styles.progress} role="status">
          {t('tip.stepsDone', { done: ticked.size, count: steps.length })}
        </p>
      )}
    </>
  );
}
