import type { Probe } from '../probe.ts';
import { lookAtMozilla } from './mozilla.ts';

export const firefox: Probe = {
  id: 'firefox',
  knows: /^(?:firefox(?:-esr|_firefox|-bin|-developer-edition)?|org\.mozilla\.firefox)$/,
  processes: ['firefox', 'firefox-esr', 'firefox-bin'],
  types: ['text/html', 'x-scheme-handler/https'],
  // Since 2025 it keeps new profiles below XDG_CONFIG_HOME, and old ones where they are.
  look: (context) => {
    const { home, env } = context;
    const folders = [
      `${home}/.mozilla/firefox`,
      `${env.XDG_CONFIG_HOME || `${home}/.config`}/mozilla/firefox`,
      `${home}/.var/app/org.mozilla.firefox/.mozilla/firefox`,
      `${home}/snap/firefox/common/.mozilla/firefox`,
    ];
    return lookAtMozilla(context, folders, ['places.sqlite', 'cookies.sqlite', 'permissions.sqlite', 'favicons.sqlite']);
  },
};
