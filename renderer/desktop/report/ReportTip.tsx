import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Tip } from '../../../shared/model/tip.ts';
import type { TipPlace } from '../../../shared/model/tip-effect.ts';
import { Button } from '../../components/ui/Button.tsx';
import { TipPanel } from '../common/TipPanel.tsx';
import { noteTip } from '../common/tip-effect.ts';

/** The tip that made a report needless, and where it was met. */
export interface SolvedBy extends Pick<Tip, 'id' | 'version'> {
  readonly where: TipPlace;
}

interface Props {
  readonly id: string;
  readonly where: Extract<TipPlace, 'report' | 'finding' | 'crash'>;
  readonly titled?: boolean;
  readonly onSolved: (by: SolvedBy) => void;
  readonly onNot: () => void;
}

/** A tip within the report that is being written: it may end the report, or it is not the one. */
export function ReportTip({ id, where, titled = false, onSolved, onNot }: Props) {
  const { t } = useTranslation();
  return (
    <TipPanel
      id={id}
      where={where}
      titled={titled}
      verdict={(tip) => (
        <>
          <Button
            small
            icon={<IconCheck size={18} stroke={2} aria-hidden />}
            onClick={() => onSolved({ id: tip.id, version: tip.version, where })}
          >
            {t('matches.solved')}
          </Button>
          <Button
            look="quiet"
            small
            onClick={() => {
              noteTip(tip, 'not-helped', where);
              onNot();
            }}
          >
            {t('matches.not')}
          </Button>
        </>
      )}
    />
  );
}
