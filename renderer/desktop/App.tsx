import type { i18n as I18n } from 'i18next';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Start } from '../../shared/ipc/contract.ts';
import { LinkHosts } from '../components/markdown/link-hosts.ts';
import { type PictureSource, PicturesFrom } from '../components/markdown/picture-source.ts';
import { AnnouncerProvider } from './announcer.tsx';
import { pandu } from './bridge.ts';
import { StartContext } from './context.tsx';
import { NavigationProvider } from './navigation.tsx';
import { Shell } from './shell/Shell.tsx';
import { applyTheme } from './theme.ts';

/** A picture of a tip, from this computer's disk. */
const tipPicture: PictureSource = async (sha256) => {
  const picture = await pandu.tips.picture({ sha256 });
  return picture && new Blob([new Uint8Array(picture.bytes)], { type: picture.mediaType });
};

/** Follows what main says about settings, the connection and unread answers. */
function useLiveStart(first: Start): Start {
  const [start, setStart] = useState(first);
  useEffect(() => {
    const countUnread = () => {
      pandu.reports.list().then(
        (items) => setStart((former) => ({ ...former, unread: items.filter((item) => item.unread).length })),
        () => undefined,
      );
    };
    const stops = [
      pandu.on('settingsChanged', setStart),
      pandu.on('syncChanged', (sync) => setStart((former) => ({ ...former, sync }))),
      pandu.on('reportsChanged', countUnread),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return start;
}

export function App({ first, i18n }: { readonly first: Start; readonly i18n: I18n }) {
  const start = useLiveStart(first);
  useEffect(() => applyTheme(start.theme), [start.theme]);
  useEffect(() => {
    document.documentElement.lang = start.language;
    void i18n.changeLanguage(start.language);
  }, [start.language, i18n]);
  return (
    <I18nextProvider i18n={i18n}>
      <StartContext value={start}>
        <AnnouncerProvider>
          <NavigationProvider first={first.view}>
            <LinkHosts value={start.policy.linkHosts}>
              <PicturesFrom value={tipPicture}>
                <Shell />
              </PicturesFrom>
            </LinkHosts>
          </NavigationProvider>
        </AnnouncerProvider>
      </StartContext>
    </I18nextProvider>
  );
}
