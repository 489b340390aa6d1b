import { existsSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import type { Parts } from './start-all.ts';

const installed = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));

function howToLook({ session }: Parts): readonly string[] {
  if (!session.own) return ['The app is on your screen.'];
  const { DISPLAY, XAUTHORITY } = session.env;
  const vnc = `x11vnc -display ${DISPLAY} -auth ${XAUTHORITY} -localhost -forever`;
  return [
    'There is no screen here, so the app has one in memory. A picture of it:',
    '',
    `    DISPLAY=${DISPLAY} XAUTHORITY=${XAUTHORITY} import -window root shot.png`,
    '',
    ...(installed('x11vnc')
      ? ['To use it, point a VNC viewer at 127.0.0.1:5900 after', '', `    ${vnc}`]
      : ['To use it by mouse and keyboard, install x11vnc (apt-get install x11vnc) and start again.']),
  ];
}

function howToSignIn({ helpDesk: { firstAdmin } }: Parts): readonly string[] {
  if (firstAdmin)
    return [
      `  User name          ${firstAdmin.login}`,
      `  One-time password  ${firstAdmin.oneTimePassword}`,
      '',
      'The console asks for a password of your own. Until you have chosen one, each start makes a new one-time password.',
    ];
  return [
    '  User name          admin, with the password that you chose',
    '',
    'Forgotten? Another administrator can reset it in the console; `npm start -- --fresh` begins again with nothing.',
  ];
}

/** What a person who typed `npm start` needs to know now. */
export function welcome(root: string, parts: Parts): string {
  return [
    '',
    'Pandu is running.',
    '',
    `  Console            ${parts.helpDesk.url}`,
    ...howToSignIn(parts),
    '',
    ...howToLook(parts),
    '',
    `What the parts say is in ${relative(root, parts.logs)}/. Ctrl-C ends everything.`,
    '',
  ].join('\n');
}

export const help = `Usage: npm start [-- OPTIONS]
Starts the help desk and the tray app, enrolled with it, on this machine.
  --fresh       forget all tickets, settings and passwords of former starts first
  --own-screen  do not use the screen that you sit at, but one in memory
  --demo        play the whole loop by itself, on a screen in memory and with folders of its own: report, answer,
                notification, tip; pictures go to dist/demo/, and the exit code is 0 when every step was seen to happen
  --help        this text
`;
