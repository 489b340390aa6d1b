import { homedir } from 'node:os';
import { type CommandModule, exitCodes, type Io } from './command.ts';
import { writeWhole } from './output.ts';

/**
 * The commands, in the order of `pandu --help`. Each is loaded when it is asked for. To add one: a file in `cli/` that
 * exports `help` and `run`, and a line here.
 */
const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<CommandModule> }>> = {
  diagnose: { summary: 'look at this computer and say what is wrong', load: () => import('./diagnose.ts') },
  health: { summary: 'say only what is wrong; exits with 1 when it is serious', load: () => import('./health.ts') },
  changes: { summary: 'what changed on this computer lately', load: () => import('./changes.ts') },
  crashes: { summary: 'programs of yours that closed unexpectedly', load: () => import('./crashes.ts') },
  report: { summary: 'report a problem to the help desk', load: () => import('./report.ts') },
  reports: { summary: 'reports that wait to be sent; save one as a file', load: () => import('./reports.ts') },
  tips: { summary: 'find a tip, without a network', load: () => import('./tips.ts') },
  status: { summary: 'how this desktop stands with its help desk', load: () => import('./status.ts') },
  code: { summary: 'a support code to read aloud on the phone', load: () => import('./code.ts') },
  redact: { summary: 'take secrets and personal data out of a text', load: () => import('./redact.ts') },
};

const width = Math.max(...Object.keys(commands).map((name) => name.length));

const help = `Pandu: the help desk on your desktop, from a shell.

Usage: pandu COMMAND [options]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  .join('\n')}

  pandu COMMAND --help   what a command does, its options, and examples

Exit codes: 0 done, 1 it could not be done (the reason is on standard error), 2 not understood.
`;

/** The reader has gone (`pandu diagnose | head`): there is nobody left to tell, and nothing is wrong. */
function out(text: string): Promise<void> {
  if (!writeWhole(1, text)) process.exit(exitCodes.done);
  return Promise.resolve();
}

const note = (text: string): void => void writeWhole(2, `${text}\n`);

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined) {
    note(help);
    return exitCodes.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    await out(help);
    return exitCodes.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    note(`pandu: there is no command "${name}". The commands are ${Object.keys(commands).join(', ')}; see pandu --help.`);
    return exitCodes.usage;
  }
  const module = await command.load();
  if (args.includes('--help') || args.includes('-h')) {
    await out(module.help);
    return exitCodes.done;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const io: Io = { env: process.env, home: homedir(), out, note, stdin: () => process.stdin, signal: stop.signal };
  return module.run(args, io);
}

export async function runCommandLine(): Promise<never> {
  try {
    process.exit(await main(process.argv.slice(2)));
  } catch (error) {
    note(`pandu: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(exitCodes.failed);
  }
}
