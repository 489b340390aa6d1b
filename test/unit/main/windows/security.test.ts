import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { applySecurityPolicy, contentSecurityPolicy, webPreferences } from '../../../../main/windows/security.ts';

/** Electron's part is played by emitters: what is tested is what we answer. That Electron listens is for the tests in it. */
function electron() {
  const [app, session, contents] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const setter = (name: string) => ({ [name]: (handler: () => unknown) => void Object.assign(handlers, { [name]: handler }) });
  const names = ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler'];
  for (const name of names) Object.assign(session, setter(name));
  Object.assign(contents, setter('setWindowOpenHandler'));
  applySecurityPolicy(app as unknown as App, session as unknown as Session);
  app.emit('web-contents-created', {}, contents as unknown as WebContents);
  const prevented = (on: EventEmitter, event: string, ...args: unknown[]): boolean => {
    let was = false;
    const preventDefault = () => {
      was = true;
    };
    expect(on.emit(event, { preventDefault }, ...args)).toBe(true);
    return was;
  };
  return { session, contents, handlers, prevented };
}

test('a page stays a page of ours, wherever a link or a redirect leads', () => {
  const { contents, prevented } = electron();
  for (const event of ['will-navigate', 'will-redirect']) {
    expect(prevented(contents, event, 'https://example.org/')).toBe(true);
    expect(prevented(contents, event, 'file:///etc/passwd')).toBe(true);
    expect(prevented(contents, event, 'pandu://app/index.html')).toBe(false);
  }
});

test('it opens no window, embeds nothing, loads nothing down and is allowed no device', () => {
  const { contents, session, handlers, prevented } = electron();
  expect(handlers.setWindowOpenHandler?.()).toEqual({ action: 'deny' });
  expect(prevented(contents, 'will-attach-webview')).toBe(true);
  expect(prevented(session, 'will-download')).toBe(true);
  expect(handlers.setPermissionCheckHandler?.()).toBe(false);
  expect(handlers.setDevicePermissionHandler?.()).toBe(false);
  let answer: boolean | undefined;
  const callback = (granted: boolean) => {
    answer = granted;
  };
  handlers.setPermissionRequestHandler?.(...([contents, 'media', callback] as never[]));
  expect(answer).toBe(false);
});

test('pages have no Node and a sandbox, and run no script but ours', () => {
  expect(webPreferences('/preload.cjs')).toMatchObject({
    preload: '/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const directives = new Map(contentSecurityPolicy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  // These do not fall back to default-src.
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
});
