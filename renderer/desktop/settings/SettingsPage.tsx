import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/ipc/contract.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Choice } from '../../components/ui/Choice.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { Switch } from '../../components/ui/Switch.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { CrashSettings } from './CrashSettings.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const { version, sync, language, policy } = useStart();
  const [loaded, reload] = useLoad(useCallback(() => pandu.settings.get(), []));
  const [changed, setChanged] = useState<Settings | null>(null);
  const [failed, setFailed] = useState(false);
  const settings = changed ?? loaded.value;
  // They can change elsewhere while this page is open: "never" on the notice of a crash.
  useEffect(() => pandu.on('settingsChanged', () => void pandu.settings.get().then(setChanged, () => undefined)), []);
  const set = (part: Partial<Settings>) => {
    pandu.settings.set(part).then(
      (now) => {
        setChanged(now);
        setFailed(false);
      },
      () => setFailed(true),
    );
  };
  return (
    <Page title={t('settings.title')}>
      {failed && (
        <Notice tone="trouble" role="alert">
          <p>{t('settings.failed')}</p>
        </Notice>
      )}
      {loaded.state === 'failed' && (
        <Notice tone="trouble" role="alert" title={t('loadFailed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      )}
      {settings === null && loaded.state === 'loading' && <Loading label={t('loading')} />}
      {settings !== null && (
        <>
          <Card>
            <Choice
              legend={t('settings.language')}
              value={settings.language}
              onChange={(language) => set({ language })}
              options={[
                { value: 'system', label: t('settings.asSystem') },
                { value: 'en', label: <span lang="en">English</span> },
                { value: 'id', label: <span lang="id">Bahasa Indonesia</span> },
              ]}
            />
          </Card>
          <Card>
            <Choice
              legend={t('settings.theme')}
              value={settings.theme}
              onChange={(theme) => set({ theme })}
              options={[
                { value: 'system', label: t('settings.asSystem') },
                { value: 'light', label: t('settings.light') },
                { value: 'dark', label: t('settings.dark') },
              ]}
            />
          </Card>
          <Card>
            <div style={{ display: 'grid', gap: '1.1rem' }}>
              <Switch
                label={t('settings.autostart')}
                hint={t('settings.autostartHint')}
                checked={settings.autostart}
                onChange={(autostart) => set({ autostart })}
              />
              <Switch
                label={t('settings.notifications')}
                hint={t('settings.notificationsHint')}
                checked={settings.notifications}
                onChange={(notifications) => set({ notifications })}
              />
              <Switch
                label={t('settings.tipOfTheDay')}
                hint={t(policy.tipOfTheDay ? 'settings.tipOfTheDayHint' : 'settings.tipOfTheDayOff')}
                checked={settings.tipOfTheDay && policy.tipOfTheDay}
                disabled={!policy.tipOfTheDay}
                onChange={(tipOfTheDay) => set({ tipOfTheDay })}
              />
            </div>
          </Card>
          <Card>
            <Switch
              label={t('settings.shareSearches')}
              hint={t('settings.shareSearchesHint')}
              checked={settings.shareSearches === 'always'}
              onChange={(on) => set({ shareSearches: on ? 'always' : 'never' })}
            />
          </Card>
          <Card>
            <CrashSettings settings={settings} onChange={set} />
          </Card>
        </>
      )}
      <p style={{ color: 'var(--pandu-muted)', margin: 0 }}>
        Pandu {version}
        {sync.newsAt !== null && ` · ${t('settings.newsAt', { time: timeText(sync.newsAt, language) })}`}
      </p>
    </Page>
  );
}
