import type { App, Session, WebContents, WebPreferences } from 'electron';

export const scheme = 'pandu';
export const origin = `${scheme}://app`;

/** Is this a page of ours? Anything that cannot be parsed is not. */
export function isOurs(url: string): boolean {
  try {
    const { protocol, host, username, password, port } = new URL(url);
    return protocol === `${scheme}:` && host === 'app' && username === '' && password === '' && port === '';
  } catch {
    return false;
  }
}

/**
 * Own files only, nothing else: no inline scripts, no frames, no forms, no network. Styles may be inline, since Mantine
 * sets its variables so; a style cannot fetch anything here.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
});

/** No page may leave our files, open a window or embed anything. Links go through `app.openLink`, which asks first. */
function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!isOurs(url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Camera, microphone, location, notifications, devices: a page of ours needs none of them. */
function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Called once, before any page is made. */
export function applySecurityPolicy(app: App, session: Session): void {
  denyPermissions(session);
  app.on('web-contents-created', (_event, contents) => confine(contents));
}
