import { createHash } from 'node:crypto';
import type { Frame } from '../../shared/model/crash.ts';

/** For hexadecimal digits: digits in a row would be taken for a telephone or card number by redaction. */
const letters = 'bcdfghjklmnpqrst';

/** Frames that make the signature: further down, the same fault is reached by many ways. */
const counted = 6;

/**
 * How a program ends itself differs by the C library's version and says nothing about the fault: the frames of abort,
 * of failed assertions, and of a program's own crash handler (they stand on top).
 */
const endings =
  /^(?:__)?(?:GI_)?(?:_*pthread_kill(?:_implementation|_internal)?|_*tgkill|_*raise|gsignal|_*abort|_*libc_message(?:_impl)?|_*fortify_fail|_*chk_fail|_*stack_chk_fail|malloc_printerr|_*assert_fail(?:_base)?|_*libc_signal_restore_set|_*restore_rt|_*kill|g_assertion_message\w*|g_log\w*|g_abort|_*kernel_vsyscall|std::terminate|__verbose_terminate_handler|__terminate|__cxa_throw|__cxa_rethrow|raise_sigtrap|<signal handler called>)$/;
/** How every program and thread begins. */
const beginnings =
  /^(?:_*libc_start_main\w*|_*libc_start_call_main|_start|start_thread|_*clone3?|__GI___clone|_*clone_internal|main|wmain|_dl_start\w*|__libc_start_call_main)$/;
const systemModules = /^(?:libc|libpthread|ld-linux[\w-]*|ld|linux-vdso|linux-gate)\.so$/;

/** The C library has several names for one function ("__GI___nanosleep"), and symbols decide which is seen. */
const ownName = ({ function: name, module }: Frame): string =>
  systemModules.test(module) ? name.replace(/^_*(?:GI_+)?/, '').replace(/_nocancel$/, '') : name;

/**
 * @param executable absolute path of the program
 * @param frames top first, as `plainFunction` and `plainModule` write them
 *
 * Made of the program's file name, the signal, and the first six frames that say something: function and module. Frames
 * without a name are left out, since whether there is one depends on the symbols that a desktop happens to have. With no
 * named frame at all: of the modules, repetitions as one; with no frame: of program and signal alone.
 */
export function signatureOf(executable: string, signal: string, frames: readonly Frame[]): string {
  const program = (executable.split('/').pop() ?? '').toLowerCase();
  const telling = frames.filter(
    ({ function: name, module }) => !endings.test(name) && !beginnings.test(name) && !(name === '' && systemModules.test(module)),
  );
  const named = telling.filter(({ function: name }) => name !== '').slice(0, counted);
  const modules = telling.map(({ module }) => module).filter((module, i, all) => module !== '' && module !== all[i - 1]);
  const parts =
    named.length > 0 ? ['frames', ...named.map((frame) => `${ownName(frame)}@${frame.module}`)] : ['modules', ...modules.slice(0, counted)];
  const hash = createHash('sha256')
    .update([program, signal, ...parts].join('\0'))
    .digest('hex');
  return `c1-${[...hash.slice(0, 20)].map((digit) => letters[Number.parseInt(digit, 16)]).join('')}`;
}
