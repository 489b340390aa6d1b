// The way in for a newcomer: plain JavaScript that Node 20 runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureElectron } from './setup/electron.mjs';
import { ensureNpmPackages } from './setup/npm.mjs';
import { ensureSystemPackages } from './setup/system.mjs';
import { lastLines, run, SetUpError, tell } from './setup/tell.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Written by vitest and Playwright: see vitest.config.ts, playwright.config.ts. */
const results = { vitest: join(root, '.runtime/vitest.json'), playwright: join(root, '.runtime/playwright.json') };

/** What `npm test` runs, in this order, each with its time limit in seconds. */
const checks = [
  ['lint', 120],
  ['typecheck', 300],
  ['test:vitest', 900],
  ['build', 300],
  ['test:e2e', 2500],
];

async function setUp() {
  await ensureSystemPackages(root, ['electron', 'desktop', 'browser']);
  await ensureNpmPackages(root);
  await ensureElectron(root);
  tell('everything is there');
}

/** Runs one npm script, its output shown; whatever it started ends at the time limit. */
function script(name, seconds, more = []) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...more], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    };
    const timer = setTimeout(() => {
      console.error(`${name}: stopped after ${seconds} s`);
      end();
    }, seconds * 1000);
    const interrupted = () => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', interrupted);
    const done = (ok) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      resolve(ok);
    };
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** Sets up what is missing, then runs build/start/main.ts with the Node that runs our TypeScript. */
async function start() {
  // Plays the whole loop by itself, on a screen of its own, with a browser for the agent.
  const demo = process.argv.includes('--demo');
  const help = process.argv.includes('--help') || process.argv.includes('-h');
  // A window manager and a panel of ours only where there is no desktop: they might come up in the person's own.
  const own = demo || process.argv.includes('--own-screen') || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!help) await ensureSystemPackages(root, demo ? ['electron', 'desktop', 'browser'] : own ? ['electron', 'desktop'] : ['electron']);
  await ensureNpmPackages(root);
  if (!help) await ensureElectron(root);
  if (!demo) {
    process.exitCode = await program(join(root, 'build/start/main.ts'), process.argv.slice(3));
    return;
  }
  if (!(await script('build', 300))) throw new SetUpError('the build failed', 'npm run build');
  process.exitCode = await program(join(root, 'test/demo/main.ts'), []);
}

/** Runs a program with the Node that runs our TypeScript; resolves with its exit code. */
function program(file, more) {
  const child = spawn(join(root, 'node_modules/.bin/node'), [file, ...more], { cwd: root, stdio: 'inherit' });
  // It ends all that it started before it ends itself: we wait for that.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function test() {
  for (const file of Object.values(results)) rmSync(file, { force: true });
  await setUp();
  const failed = [];
  for (const [name, seconds] of checks) {
    console.log(`\n== ${name}`);
    if (!(await script(name, seconds))) failed.push(name);
  }
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
  const { passed, failures, unsteady } = counts();
  for (const name of unsteady) console.log(`failed, then passed, and is a defect to find: ${name}`);
  console.log(`${passed} passed, ${failures} failed`);
}

/** `npm run bench -- NAME [arguments]`: one of test/bench, on a fresh build; its last line is one JSON object. */
async function bench() {
  const [name, ...more] = process.argv.slice(3);
  const folder = join(root, 'test/bench');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3));
  if (!names.includes(name)) {
    console.error(`usage: npm run bench -- NAME [arguments]\nThe names are: ${names.join(', ')}`);
    process.exitCode = 64;
    return;
  }
  await setUp();
  if (name.startsWith('diagnose')) await ensureSystemPackages(root, ['rivals']);
  if (!(await script('build', 300))) throw new SetUpError('the build failed', 'npm run build');
  process.exitCode = await program(join(folder, `${name}.ts`), more);
}

/** `npm run nightly -- [INPUTS] [SEED]`: what takes too long for every change; the last line is one JSON object. */
async function nightly() {
  await ensureNpmPackages(root);
  process.exitCode = await program(join(root, 'test/nightly/main.ts'), process.argv.slice(3));
}

/** @param {'faults' | 'live'} kind of the tests that need programs which `npm test` does without */
async function real(kind, folders) {
  await ensureSystemPackages(root, [kind]);
  await ensureNpmPackages(root);
  if (process.getuid?.() !== 0) console.error('These tests need root (namespaces, mounts): they are skipped. Try again with sudo.');
  process.exitCode = await program(join(root, 'node_modules/vitest/vitest.mjs'), ['run', ...folders, ...process.argv.slice(3)]);
}

/** `npm run test:faults`: breaks disk, network, clock, printer, share, lock and profile in a world of their own, and crashes programs. */
const faults = () => real('faults', ['test/faults', 'test/integration/crashes']);

/** `npm run test:real`: collectors and probes on programs that run. */
const live = () => real('live', ['test/live']);

/** What `npm run test:channels` runs, in this order, each with its time limit in seconds; the app is built for the story. */
const channelChecks = [
  ['test:channels:vitest', 700],
  ['build', 150],
  ['test:channels:story', 350],
];

/** Help desks that test/channels starts for itself; each script knows its packages and how they are answered for. */
const deskServers = ['test/channels/rt/rt-server.sh', 'test/channels/redmine/redmine-server.sh'];

/**
 * `npm run test:channels`: the ways in and out other than the tray, and other help desks, on real servers on loopback; then one
 * story over all ways, with the real app and console. More arguments are those of vitest, and then there is no story.
 * `--if-possible`: on a computer that cannot have them it says so, and that is all.
 */
async function channels() {
  const lenient = process.argv.includes('--if-possible');
  if (lenient) process.argv.splice(process.argv.indexOf('--if-possible'), 1);
  try {
    const again = 'sudo npm run test:channels';
    if (process.getuid?.() !== 0)
      throw new SetUpError('the tests on real servers need root: each server gives up its rights itself', again);
    await ensureSystemPackages(root, ['channels', 'electron', 'desktop', 'browser']);
    for (const script of deskServers) {
      const { ok, output } = await run(root, 'bash', [join(root, script), 'install'], { seconds: 600 });
      if (!ok) throw new SetUpError(lastLines(output, 4), again);
    }
  } catch (error) {
    if (!lenient || !(error instanceof SetUpError)) throw error;
    console.error(`left out: the tests on real servers. ${error.message}\nTo have them, type: ${error.line}`);
    return;
  }
  await ensureNpmPackages(root);
  const more = process.argv.slice(3);
  if (more.length === 0) await ensureElectron(root);
  const failed = [];
  // Their own limits are shorter: so each ends its servers itself.
  for (const [name, seconds] of more.length === 0 ? channelChecks : channelChecks.slice(0, 1))
    if (!(await script(name, seconds, more))) failed.push(name);
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** The command line, in this very process; built first where it is not. */
async function pandu() {
  const cli = join(root, 'dist/main/cli.cjs');
  if (!existsSync(cli)) {
    await ensureNpmPackages(root);
    if (!(await script('build', 300))) throw new SetUpError('the build failed', 'npm run build');
  }
  process.argv.splice(1, 2, cli);
  await import(cli);
}

/** Of vitest and Playwright together. */
function counts() {
  const read = (file, pick) => {
    try {
      return pick(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // It did not come as far as its results.
      process.exitCode = 1;
      return [0, 0, []];
    }
  };
  const vitest = read(results.vitest, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests]);
  const playwright = read(results.playwright, ({ stats, suites }) => [stats.expected + stats.flaky, stats.unexpected, unsteadyOf(suites)]);
  return { passed: vitest[0] + playwright[0], failures: vitest[1] + playwright[1], unsteady: playwright[2] };
}

/** What Playwright calls flaky, by file and title. */
function unsteadyOf(suites = []) {
  return suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ file, title }) => `${file}: ${title}`),
    ...unsteadyOf(inner),
  ]);
}

const task = { 'set-up': setUp, start, test, bench, nightly, faults, live, channels, pandu }[process.argv[2] ?? ''];
if (!task) {
  console.error('usage: node build/run.mjs set-up | start | test | bench | nightly | faults | live | channels | pandu');
  process.exit(64);
}
try {
  await task();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(`\nset-up: ${error.message}`);
  if (error.line) console.error(`\nType this, then try again:\n\n    ${error.line}\n`);
  process.exitCode = 1;
}
