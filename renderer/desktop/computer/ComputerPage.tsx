import { IconRefresh } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingsView } from '../../components/diagnostics/FindingsView.tsx';
import { localeFor } from '../../components/diagnostics/format.ts';
import { SectionView } from '../../components/diagnostics/SectionView.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { tipsOf, useTipsShown } from '../common/tip-effect.ts';
import { useStart } from '../context.tsx';
import { useDiagnosticsTexts } from '../diagnostics-texts.ts';
import { useNavigation } from '../navigation.tsx';

/** How the computer does, in plain words: what to look at first, then all that was found. Nothing is sent. */
export function ComputerPage() {
  useDiagnosticsTexts();
  const { t } = useTranslation();
  const { language } = useStart();
  const { go } = useNavigation();
  const [loaded, reload] = useLoad(useCallback(() => pandu.computer.check(), []));
  const checked = loaded.value;
  useTipsShown(tipsOf(checked?.findings ?? []), 'finding');
  return (
    <Page
      title={t('computer.title')}
      intro={t('computer.intro')}
      actions={
        <Button small icon={<IconRefresh size={18} stroke={1.9} aria-hidden />} onClick={reload}>
          {t('computer.again')}
        </Button>
      }
    >
      {loaded.state === 'loading' && <Loading label={t('computer.checking')} />}
      {loaded.state === 'failed' && (
        <Notice tone="trouble" role="alert" title={t('computer.failed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      )}
      {checked !== null && (
        <>
          <p role="status" style={{ margin: 0, color: 'var(--pandu-muted)' }}>
            {t('computer.checkedAt', { time: new Date(checked.takenAt).toLocaleTimeString(localeFor(language), { timeStyle: 'short' }) })}
          </p>
          {checked.findings.length === 0 ? (
            <Notice tone="good" title={t('computer.well')} />
          ) : (
            <Card title={t('computer.findings')}>
              <FindingsView findings={checked.findings} onTip={(id) => go({ name: 'tips', id, from: 'finding' })} />
            </Card>
          )}
          <Card title={t('computer.sections')}>
            {checked.sections.map((section) => (
              <SectionView key={section.id} section={section} />
            ))}
          </Card>
        </>
      )}
    </Page>
  );
}
