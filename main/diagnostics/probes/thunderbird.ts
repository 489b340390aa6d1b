import type { Probe } from '../probe.ts';
import { lookAtMozilla } from './mozilla.ts';

export const thunderbird: Probe = {
  id: 'thunderbird',
  knows: /^(?:thunderbird(?:-esr|_thunderbird|-bin)?|(?:org\.mozilla|net\.thunderbird)\.thunderbird|mozilla-thunderbird)$/,
  processes: ['thunderbird', 'thunderbird-bin'],
  types: ['x-scheme-handler/mailto', 'message/rfc822', 'text/calendar'],
  look: (context) => {
    const folders = ['.thunderbird', '.var/app/org.mozilla.Thunderbird/.thunderbird', 'snap/thunderbird/common/.thunderbird'];
    return lookAtMozilla(
      context,
      folders.map((folder) => `${context.home}/${folder}`),
      ['abook.sqlite', 'global-messages-db.sqlite', 'calendar-data/local.sqlite'],
    );
  },
};
