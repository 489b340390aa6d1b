import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Empty } from '../../components/ui/States.tsx';
import { useNavigation } from '../navigation.tsx';

interface Props {
  readonly onAnother: () => void;
  /** Back to what was written; null: it is too late for that. */
  readonly onUndo: (() => void) | null;
}

/** A tip helped: nothing is sent but that it did. */
export function Solved({ onAnother, onUndo }: Props) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Page title={t('solvedByTip.title')}>
      <Empty
        icon={<IconMoodSmile size={32} stroke={1.6} aria-hidden />}
        title={t('solvedByTip.heading')}
        actions={
          <>
            <Button look="primary" onClick={() => go({ name: 'tips' })}>
              {t('solvedByTip.more')}
            </Button>
            <Button onClick={onAnother}>{t('kept.another')}</Button>
            {onUndo !== null && (
              <Button look="quiet" onClick={onUndo}>
                {t('solvedByTip.undo')}
              </Button>
            )}
          </>
        }
      >
        {t('solvedByTip.text')}
      </Empty>
    </Page>
  );
}
