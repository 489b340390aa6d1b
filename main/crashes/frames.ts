import { type Frame, maxFrames } from '../../shared/model/crash.ts';
import { plainFunction, plainModule } from './symbols.ts';

/** The text of a crash is looked at up to here; the first thread, which is the one that crashed, stands at its beginning. */
const longestText = 200_000;
const longestLine = 5000;

const frame = (name: string, module: string): Frame => ({ function: plainFunction(name), module: plainModule(module) });

function linesOf(text: string): string[] {
  return text
    .slice(0, longestText)
    .split('\n')
    .map((line) => line.slice(0, longestLine).trim());
}

/**
 * The message of systemd-coredump (src/shared/elf-util.c): the thread that crashed comes first,
 * "#1  0x000056297da0c132 boom_mid (pandu-lab-boom + 0x1132)"; before version 244 without the offset.
 */
export function framesOfCoredump(message: string): Frame[] {
  const lines = linesOf(message);
  const start = lines.findIndex((line) => line.startsWith('Stack trace of thread '));
  const frames: Frame[] = [];
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    if (!line.startsWith('#') || frames.length === maxFrames) break;
    const match = /^#\d+ +0x[0-9a-f]+ (.*)$/.exec(line);
    const rest = match?.[1];
    if (rest === undefined) break;
    // The module stands in the last brackets: a function's name may have some of its own.
    const open = rest.lastIndexOf(' (');
    if (open < 0 || !rest.endsWith(')')) frames.push(frame(rest, ''));
    else frames.push(frame(rest.slice(0, open), rest.slice(open + 2, -1).replace(/ \+ 0x[0-9a-f]+$/, '')));
  }
  return frames;
}

/**
 * gdb's backtrace, as apport keeps it in Stacktrace and, without numbers, in StacktraceTop:
 * "#0  0x00007f… in raise () from /lib/x86_64-linux-gnu/libc.so.6", "foo (x=0) at foo.c:3", "?? () from /usr/lib/libgtk-3.so.0".
 * @param executable for frames without a module: those of the program itself
 */
export function framesOfGdb(text: string, executable: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of linesOf(text)) {
    if (frames.length === maxFrames) break;
    if (line === '' || line.startsWith('No symbol') || line.startsWith('No locals')) continue;
    const numbered = /^#\d+ +(.*)$/.exec(line)?.[1];
    // Numbered ones have lines of variables between them.
    if (numbered === undefined && frames.length > 0 && text.trimStart().startsWith('#')) continue;
    const rest = (numbered ?? line).replace(/^0x[0-9a-f]+ in /, '');
    if (rest === '<signal handler called>') {
      frames.push({ function: rest, module: '' });
      continue;
    }
    const from = rest.lastIndexOf(') from ');
    const open = rest.indexOf(' (');
    if (open < 0) continue;
    frames.push(frame(rest.slice(0, open), from < 0 ? executable : rest.slice(from + 7)));
  }
  return frames;
}

/**
 * ABRT's core_backtrace (satyr's JSON): threads with frames of `function_name` and `file_name`; the one that crashed has
 * `crash_thread`. None when it is damaged.
 */
export function framesOfCoreBacktrace(text: string): Frame[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  const threads = listOf(fieldOf(parsed, 'stacktrace')).slice(0, 1000);
  const crashed = threads.find((thread) => fieldOf(thread, 'crash_thread') === true) ?? threads[0];
  return listOf(fieldOf(crashed, 'frames'))
    .slice(0, maxFrames)
    .map((one) => frame(textOf(fieldOf(one, 'function_name')), textOf(fieldOf(one, 'file_name'))));
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
