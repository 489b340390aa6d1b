import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asksFirst, parseStepAction, type StepAction } from '../../../shared/model/step-action.ts';
import styles from './StepActionLink.module.css';
import { StepActionsContext } from './step-actions.ts';

interface Props {
  /** "pandu:open-trash" */
  readonly url: string;
  readonly children: ReactNode;
}

type Said = 'copied' | 'opened' | 'done' | 'failed';
/** What asks first opens nothing: it is over when it worked. */
const saidOf = ({ id }: StepAction): Said => (id === 'copy' ? 'copied' : asksFirst(id) ? 'done' : 'opened');

/** A link of a step that does something on this computer: a button where that is offered, else its words. */
export function StepActionLink({ url, children }: Props) {
  const { t } = useTranslation('common');
  const offered = use(StepActionsContext);
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const action = parseStepAction(url);
  if (!action || !offered?.can(action)) return <>{children}</>;
  const { act } = offered;
  const press = async () => {
    if (act === null || busy) return;
    setBusy(true);
    setSaid(null);
    try {
      const outcome = await act(url.slice('pandu:'.length));
      setSaid(outcome === 'declined' ? null : outcome === 'done' ? saidOf(action) : 'failed');
    } catch {
      setSaid('failed');
    } finally {
      setBusy(false);
    }
  };
  const worked = said !== null && said !== 'failed';
  const Icon = worked ? IconCheck : action.id === 'copy' ? IconCopy : IconExternalLink;
  return (
    <>
      <button
        type="button"
        className={styles.action}
        aria-disabled={act === null || busy || undefined}
        title={act === null ? t('action.inert') : undefined}
        onClick={() => void press()}
      >
        <Icon size="1.05em" stroke={1.9} aria-hidden />
        <span>{children}</span>
      </button>
      {/* The tick says it to the eye, without a word in the middle of the sentence. */}
      <span role="status" className={worked ? 'visually-hidden' : styles.failed}>
        {said !== null && t(`action.${said}`)}
      </span>
    </>
  );
}
