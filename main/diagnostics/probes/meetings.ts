import type { Probe } from '../probe.ts';
import { ownProcesses } from './network-files.ts';

const portals = '/usr/share/xdg-desktop-portal/portals';

export const meetings: Probe = {
  id: 'meetings',
  knows:
    /^(?:us\.zoom\.zoom|zoom(?:-client)?|teams(?:-for-linux)?|com\.github\.ismaelmartinez\.teams_for_linux|(?:org\.)?jitsi[.-]?(?:meet|.*desktop)?|webex|skypeforlinux)$/,
  processes: ['zoom', 'teams', 'teams-for-linux', 'jitsi-meet', 'xdg-desktop-por', 'pipewire', 'wireplumber'],
  types: [],
  // A portal starts when it is asked for: what counts is that one which can cast the screen is installed.
  look: ({ files, uid }) => ({
    meeting: {
      portal: files.list(portals).some((name) => (files.text(`${portals}/${name}`, 20_000) ?? '').includes('.ScreenCast')),
      pipewire: ownProcesses(files, uid, ['pipewire']).length > 0,
    },
  }),
};
