import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronArguments, electronProgram } from '../../../build/start/app.ts';
import { openSession, type Session } from '../../../build/start/session.ts';
import { askActions } from '../../../main/crashes/hangs/gtk-actions.ts';
import { pingWindows } from '../../../main/crashes/hangs/x11-ping.ts';
import { createDiagnostics } from '../../../main/diagnostics/diagnostics.ts';
import { openSessionBus } from '../../../main/platform/dbus.ts';
import { exec } from '../../../main/platform/exec.ts';
import { writeHangApp } from '../../support/hang-app.ts';
import { waitFor } from '../../support/session/wait.ts';

const root = join(import.meta.dirname, '../../..');
/** Of a program that is asked, milliseconds; the issue allows ten seconds. */
const limit = 5000;

/** GTK with one window, and its actions on the bus. SIGUSR1 makes it busy; see above. */
const gtkMain = `
#include <gtk/gtk.h>
#include <signal.h>
static volatile sig_atomic_t busy = 0;
static void on_signal(int s) { (void)s; busy = 1; }
static gboolean tick(gpointer d) { (void)d; if (busy) g_usleep(200000); return G_SOURCE_CONTINUE; }
static void activate(GtkApplication *app, gpointer d) { (void)d;
  GtkWidget *w = gtk_application_window_new(app); gtk_window_set_default_size(GTK_WINDOW(w), 300, 200); gtk_widget_show(w);
  g_timeout_add(210, tick, NULL); }
int main(int c, char **v) { signal(SIGUSR1, on_signal);
  GtkApplication *app = gtk_application_new("org.pandu.HangTest", G_APPLICATION_FLAGS_NONE);
  g_signal_connect(app, "activate", G_CALLBACK(activate), NULL); return g_application_run(G_APPLICATION(app), c, v); }
`;

let session: Session;
let folder: string;
let gtk: string | null = null;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pandu-hang-'));
  session = await openSession({ tray: 'panel', notifications: 'none' });
  // Where npm x11 looks for the right to connect.
  process.env.XAUTHORITY = session.env.XAUTHORITY;
  writeFileSync(join(folder, 'gtk.c'), gtkMain);
  const flags = await exec('pkg-config', ['--cflags', '--libs', 'gtk+-3.0']);
  if (!flags.ok) return;
  const made = await exec('cc', ['-w', join(folder, 'gtk.c'), '-o', join(folder, 'hang-test'), ...flags.stdout.trim().split(/\s+/)], {
    timeoutMs: 60_000,
  });
  gtk = made.ok ? join(folder, 'hang-test') : null;
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await session?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ping = async (pid: number | undefined) => {
  const answers = await pingWindows(session.env.DISPLAY ?? '', limit, new AbortController().signal);
  return answers?.find((answer) => answer.pid === pid);
};

/** Started, its window on the screen and answering. */
async function started(program: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(program, [...args], { env: session.env, stdio: 'ignore' });
  children.push(child);
  await waitFor('a window that answers', 30, async () => (await ping(child.pid))?.answers);
  return child;
}

test('GTK that every set-up has: the panel, stopped and let go on', async () => {
  const answers = async () => pingWindows(session.env.DISPLAY ?? '', limit, new AbortController().signal);
  const panel = await waitFor('the panel', 20, async () => (await answers())?.find(({ wmClass }) => /xfce4-panel/i.test(wmClass ?? '')));
  expect(panel.answers).toBe(true);
  process.kill(panel.pid, 'SIGSTOP');
  try {
    const began = Date.now();
    expect(await ping(panel.pid)).toMatchObject({ answers: false });
    expect(Date.now() - began).toBeLessThan(10_000);
  } finally {
    process.kill(panel.pid, 'SIGCONT');
  }
  expect(await ping(panel.pid)).toMatchObject({ answers: true });
});

test('GTK: healthy, busy but answering, stopped and let go on; over its window and over its actions', async ({ skip }) => {
  if (!gtk) {
    console.warn('no GTK program here: libgtk-3-dev and a C compiler are not installed');
    skip('no GTK to build with');
  }
  const child = await started(gtk ?? '', []);
  const bus = await openSessionBus(session.env);
  if (!bus) throw new Error('the session bus does not answer');
  const overBus = async (ms: number) => (await askActions(bus, ms)).find(({ pid }) => pid === child.pid);
  expect((await ping(child.pid))?.waitedMs).toBeLessThan(1000);
  expect(await overBus(limit)).toMatchObject({ answers: true, how: 'actions' });

  child.kill('SIGUSR1');
  for (let i = 0; i < 3; i++) {
    expect(await ping(child.pid)).toMatchObject({ answers: true });
    expect(await overBus(limit)).toMatchObject({ answers: true });
  }

  child.kill('SIGSTOP');
  const began = Date.now();
  const [window, actions] = await Promise.all([ping(child.pid), overBus(limit)]);
  expect(window).toMatchObject({ answers: false, how: 'window' });
  expect(actions).toMatchObject({ answers: false, how: 'actions' });
  expect(Date.now() - began).toBeLessThan(10_000);

  // The way that a report and My computer go: one section, one finding.
  const diagnostics = createDiagnostics({
    env: session.env,
    uid: process.getuid?.() ?? 0,
    home: '/nonexistent',
    now: Date.now,
    exec,
    validate: null,
  });
  const { sections, findings } = await diagnostics.run({ ids: ['responding'] });
  expect(sections[0]).toMatchObject({ status: 'ok', data: { silent: [{ pid: child.pid, how: 'window', state: 'T' }] } });
  expect(findings).toMatchObject([{ id: 'app-not-responding', tip: 'not-responding' }]);

  child.kill('SIGCONT');
  expect(await ping(child.pid)).toMatchObject({ answers: true });
  bus.close();
  child.kill('SIGKILL');
});

test('Electron: healthy, busy but answering, and with a blocked main thread', async () => {
  const args = electronArguments(writeHangApp(join(folder, 'app')), [`--user-data-dir=${join(folder, 'data')}`]);
  const child = await started(electronProgram(root), args);
  child.kill('SIGUSR1');
  for (let i = 0; i < 3; i++) expect(await ping(child.pid)).toMatchObject({ answers: true });
  child.kill('SIGUSR2');
  await waitFor('its silence', 9, async () => (await ping(child.pid))?.answers === false);
  child.kill('SIGKILL');
});
