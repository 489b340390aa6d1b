import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '../../../shared/model/cause.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import type { OfferedActions } from '../markdown/step-actions.ts';
import { CauseLabel } from './CauseLabel.tsx';
import styles from './FourParts.module.css';
import { Steps } from './Steps.tsx';

interface Props {
  readonly problem: string;
  readonly cause: string;
  readonly causeKind: Cause | null;
  readonly alternatives: string;
  readonly steps: readonly string[];
  /** How to see that it worked, and when to call the help desk: tips only. */
  readonly check?: string | undefined;
  readonly callHelp?: string | undefined;
  /** The steps can be ticked while one works through them. */
  readonly tickable?: boolean;
  readonly onLink?: ((url: string) => void) | undefined;
  /** What the steps may do here: tips only. */
  readonly actions?: OfferedActions | undefined;
  /** A word below the steps. */
  readonly stepsNote?: ReactNode;
  /** Level of the part headings: 2 under a page title, 3 within a list. */
  readonly level?: 2 | 3 | 4;
}

function Part({ title, level, children }: { readonly title: string; readonly level: 2 | 3 | 4; readonly children: ReactNode }) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Heading id={id} className={styles.title}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

/** Problem, cause, steps, alternatives: of a tip and of an answer alike. An empty part is left out. */
export function FourParts({
  problem,
  cause,
  causeKind,
  alternatives,
  steps,
  check = '',
  callHelp = '',
  tickable = false,
  onLink,
  actions,
  stepsNote,
  level = 2,
}: Props) {
  const { t } = useTranslation('common');
  return (
    <div className={styles.parts}>
      {problem.trim() !== '' && (
        <Part title={t('tip.problem')} level={level}>
          <Markdown text={problem} onLink={onLink} />
        </Part>
      )}
      {(cause.trim() !== '' || causeKind !== null) && (
        <Part title={t('tip.cause')} level={level}>
          {causeKind !== null && (
            <div className={styles.cause}>
              <CauseLabel cause={causeKind} long />
            </div>
          )}
          {cause.trim() !== '' && <Markdown text={cause} onLink={onLink} />}
        </Part>
      )}
      {steps.length > 0 && (
        <Part title={t('tip.steps')} level={level}>
          <Steps steps={steps} tickable={tickable} onLink={onLink} actions={actions} />
          {stepsNote}
        </Part>
      )}
      {check.trim() !== '' && (
        <Part title={t('tip.check')} level={level}>
          <Markdown text={check} onLink={onLink} />
        </Part>
      )}
      {alternatives.trim() !== '' && (
        <Part title={t('tip.alternatives')} level={level}>
          <Markdown text={alternatives} onLink={onLink} />
        </Part>
      )}
      {callHelp.trim() !== '' && (
        <Part title={t('tip.callHelp')} level={level}>
          <Markdown text={callHelp} onLink={onLink} />
        </Part>
      )}
    </div>
  );
}
