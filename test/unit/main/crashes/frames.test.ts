import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesOfCoreBacktrace, framesOfCoredump, framesOfGdb } from '../../../../main/crashes/frames.ts';
import { signatureOf } from '../../../../main/crashes/signature.ts';
import { plainFunction, plainModule } from '../../../../main/crashes/symbols.ts';
import { crashSignatureSchema, maxFrames } from '../../../../shared/model/crash.ts';
import { crashFixture } from '../../../support/crash-fixtures.ts';

const soffice = '/usr/lib/libreoffice/program/soffice.bin';
const office = crashFixture('arch-soffice.txt');

describe('frames', () => {
  test('systemd-coredump: the thread that crashed, no addresses, no arguments', () => {
    expect(framesOfCoredump(office).map(({ function: name, module }) => `${name} ${module}`)).toEqual([
      '__pthread_kill_implementation libc.so',
      '__GI_raise libc.so',
      '__GI_abort libc.so',
      ' libuno_sal.so',
      '__restore_rt libc.so',
      'SfxItemSet::Put libsvllo.so',
      'ScDocShell::LoadFrom libsclo.so',
      'SfxObjectShell::DoLoad libsfxlo.so',
      'main soffice.bin',
    ]);
  });

  test('gdb, as apport keeps it: with numbers and variables, and without', () => {
    const report = crashFixture('ubuntu-apport.crash');
    const stack = /Stacktrace:\n((?: .*\n)+)/.exec(report)?.[1] ?? '';
    expect(framesOfGdb(stack, '/usr/bin/mousepad')).toEqual([
      { function: 'g_type_check_instance_is_fundamentally_a', module: 'mousepad' },
      { function: 'g_object_ref', module: 'libgobject-2.0.so' },
      { function: '', module: 'libmousepad.so' },
      { function: '__libc_start_call_main', module: 'libc.so' },
    ]);
    expect(framesOfGdb(' free () from /lib/tls/i686/cmov/libc.so.6\n ?? ()\n', '/usr/bin/x')).toEqual([
      { function: 'free', module: 'libc.so' },
      { function: '', module: 'x' },
    ]);
  });

  test('ABRT: the thread that crashed, wherever it stands; damaged ones have none', () => {
    const text = crashFixture('fedora-abrt-core_backtrace.json');
    expect(framesOfCoreBacktrace(text).map(({ function: name }) => name)).toEqual([
      'g_type_check_instance_is_fundamentally_a',
      'g_object_ref',
      '__libc_start_call_main',
    ]);
    for (const damaged of [text.slice(0, 300), '', 'null', '{"stacktrace":7}', '[]', '{"stacktrace":[{"frames":[null,7]}]}'])
      expect(framesOfCoreBacktrace(damaged).every(({ function: name, module }) => name === '' && module === '')).toBe(true);
  });
});

describe('names', () => {
  test.each([
    ['SfxObjectShell::DoLoad(SfxMedium*)', 'SfxObjectShell::DoLoad'],
    ['void std::swap<int, std::pair<int, int> >(int&, int&)', 'std::swap'],
    ['_ZN10SfxItemSet3PutERK11SfxPoolItemt', 'SfxItemSet::Put'],
    ['_ZNK3vcl6Window9GetParentEv', 'vcl::Window::GetParent'],
    ['_ZN3FooC2Ev', 'Foo::Foo'],
    ['_ZN3FooD0Ev', 'Foo::~Foo'],
    ['_Z4openPKc', 'open'],
    ['_ZSt9terminatev', 'std::terminate'],
    ['_ZNSt6vectorIiSaIiEE9push_backEi', '_ZNSt6vectorIiSaIiEE9push_backEi'],
    ['(anonymous namespace)::run(int) const', '{anonymous}::run'],
    ['_ZN12_GLOBAL__N_13runEi', '{anonymous}::run'],
    ['bool operator<<(QDebug, int)', 'operator.shl'],
    ['memcpy@@GLIBC_2.14', 'memcpy'],
    ['handle_event.part.0.cold', 'handle_event'],
    ['n/a', ''],
    ['??', ''],
  ])('%s', (raw, plain) => expect(plainFunction(raw)).toBe(plain));

  test.each([
    ['/usr/lib/libgtk-3.so.0.2404.38 (deleted)', 'libgtk-3.so'],
    ['libc-2.31.so', 'libc.so'],
    ['/home/budi/x/soffice.bin', 'soffice.bin'],
    ['n/a', ''],
  ])('%s', (raw, plain) => expect(plainModule(raw)).toBe(plain));
});

describe('the signature', () => {
  const of = (message: string, program = soffice, signal = 'SIGABRT') => signatureOf(program, signal, framesOfCoredump(message));

  test('is the same with other addresses, library versions, symbols of the C library, and names in plain form', () => {
    const there = office
      .replaceAll(/0x[0-9a-f]+/g, (hex) => `0x${(BigInt(hex) + 0x1234n).toString(16)}`)
      .replaceAll('libc.so.6', 'libc-2.31.so')
      .replace('__pthread_kill_implementation', 'n/a')
      .replace('_ZN10SfxItemSet3PutERK11SfxPoolItemt', 'SfxItemSet::Put(SfxPoolItem const&, unsigned short)')
      .replace('#8  0x', '#8  0x00007f0000000001 __libc_start_main_impl (libc.so.6 + 0x1)\n#9  0x');
    expect(of(there, '/opt/libreoffice/program/soffice.bin')).toBe(of(office));
    expect(crashSignatureSchema.safeParse(of(office)).success).toBe(true);
  });

  test('does not depend on which of its names a function of the C library is seen by', () => {
    const sleeping = (name: string) => `Stack trace of thread 1:\n#0  0x1 ${name} (libc.so.6 + 0x1)\n#1  0x2 wait_for_printer (x + 0x2)\n`;
    expect(of(sleeping('__GI___nanosleep'))).toBe(of(sleeping('nanosleep')));
    expect(of(sleeping('__nanosleep_nocancel'))).toBe(of(sleeping('nanosleep')));
    expect(of(sleeping('poll'))).not.toBe(of(sleeping('nanosleep')));
  });

  test('is another one for another fault, signal or program', () => {
    const all = [of(office), of(office.replace('3Put', '3Get')), of(office, soffice, 'SIGSEGV'), of(office, '/usr/bin/gimp'), of('')];
    expect(new Set(all).size).toBe(all.length);
  });

  test('without names it is made of the modules, with nothing of program and signal', () => {
    const bare = (a: string) => `Stack trace of thread 1:\n#0  0x${a} n/a (libfoo.so.1 + 0x${a})\n#1  0x${a} n/a (x + 0x1)\n`;
    expect(of(bare('11'))).toBe(of(bare('22')));
    expect(of(bare('11'))).not.toBe(of(bare('11').replace('libfoo', 'libbar')));
    expect(of('nothing')).toBe(of(''));
  });

  test('one crash, told by apport and by ABRT, is one when both have its names', () => {
    const frames = framesOfCoreBacktrace(crashFixture('fedora-abrt-core_backtrace.json'));
    const [first, second] = frames;
    const gdb = framesOfGdb(
      '#0  0x1 in g_type_check_instance_is_fundamentally_a () from /lib/libgobject-2.0.so.0\n#1  0x2 in g_object_ref () from /lib/libgobject-2.0.so.0\n',
      '/usr/bin/mousepad',
    );
    expect(gdb).toEqual([first, second]);
    expect(signatureOf('/usr/bin/mousepad', 'SIGSEGV', gdb)).toBe(signatureOf('/usr/bin/mousepad', 'SIGSEGV', frames));
  });
});

test('anything at all: no crash, nothing unbounded, no control characters, and again the same', () => {
  const pieces = fc.constantFrom(
    '#0  0x1 ',
    ' (',
    ')',
    'Stack trace of thread 1:\n',
    '\n',
    '<',
    '>',
    '_ZN',
    '9',
    '::',
    ' from ',
    'a',
    '\u0000',
    '🙂',
    '[clone ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 80 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (raw) => {
      for (const frames of [framesOfCoredump(`Stack trace of thread 1:\n${raw}`), framesOfGdb(raw, '/x'), framesOfCoreBacktrace(raw)]) {
        expect(frames.length).toBeLessThanOrEqual(maxFrames);
        for (const { function: name, module } of frames) {
          expect(name.length).toBeLessThanOrEqual(200);
          expect(module.length).toBeLessThanOrEqual(120);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is looked at
          expect(`${name}${module}`).not.toMatch(/[\u0000-\u001f]/);
        }
        expect(signatureOf('/x', 'SIGSEGV', frames)).toMatch(/^c1-[a-z]{20}$/);
      }
      expect(plainFunction(raw).length).toBeLessThanOrEqual(200);
    }),
    { numRuns: 1000 },
  );
});

test('hostile megabytes are read in no time', () => {
  const began = performance.now();
  for (const unit of ['<', '(', '_ZN1a', '#0  0x1 a (', 'operator<', ' [clone ', '::__cxx11::', '.part.0', '\n']) {
    const raw = unit.repeat(Math.ceil(1_000_000 / unit.length));
    framesOfCoredump(`Stack trace of thread 1:\n#0  0x1 ${raw}`);
    framesOfGdb(raw, '/x');
    plainFunction(raw);
    plainModule(raw);
  }
  expect(performance.now() - began).toBeLessThan(1000);
});
