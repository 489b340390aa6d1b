/**
 * Names of functions and modules in the form in which they are the same on every computer: no arguments, no template
 * arguments, no version of a library, no mark of a compiler's optimisation. All of it is linear in the length of the name,
 * which comes out of a program's own file and may be anything.
 */

const longestName = 4000;

/** "libvcllo.so" of "/usr/lib/libreoffice/program/libvcllo.so", "libc.so" of "libc.so.6", "libgtk-3.so" of "libgtk-3.so.0.2404.38 (deleted)". */
export function plainModule(path: string): string {
  if (path === 'n/a') return '';
  const name = (path.slice(0, longestName).split('/').pop() ?? '').replace(/ \(deleted\)$/, '');
  const library = name.indexOf('.so');
  const plain = library > 0 ? name.slice(0, library + 3) : name;
  // "libc-2.31.so", as the file was called before glibc 2.34.
  return printable(plain.replace(/^(ld|lib(?:c|m|dl|rt|pthread))-\d+\.\d+\.so$/, '$1.so')).slice(0, 120);
}

/** The text without what stands in these brackets, however deep; what is never closed is cut off. */
function withoutBrackets(text: string, open: string, close: string): string {
  let depth = 0;
  let out = '';
  for (const character of text) {
    if (character === open) depth += 1;
    else if (character === close && depth > 0) depth -= 1;
    else if (depth === 0) out += character;
  }
  return out;
}

const printable = (text: string): string => text.replace(/[^\x21-\x7e\u00a0-\uffff]/g, '');

/** "operator<", "operator()": their signs are no brackets. */
const operators = /\boperator\s*(?:\(\)|<<=|>>=|<=>|<<|>>|<=|>=|->\*|->|<|>)/g;
const operatorNames: Readonly<Record<string, string>> = {
  '()': 'call',
  '<': 'lt',
  '>': 'gt',
  '<=': 'le',
  '>=': 'ge',
  '<=>': 'cmp',
  '<<': 'shl',
  '>>': 'shr',
  '<<=': 'shleq',
  '>>=': 'shreq',
  '->': 'arrow',
  '->*': 'arrowstar',
};

/** @param raw as a debugger or systemd-coredump prints it, mangled or not; "" when it knows no name */
export function plainFunction(raw: string): string {
  const name = raw.trim().slice(0, longestName);
  if (name === '' || name === 'n/a' || name === '??') return '';
  // "foo.constprop.0", "foo.part.1.cold", "foo@@GLIBC_2.34", "foo [clone .isra.0]"
  const bare = (name.split('@')[0] ?? '')
    .replace(/ \[clone[^\]]{0,80}\]/g, '')
    .replace(/(?:\.(?:constprop|part|isra|cold|lto_priv|llvm|\d+))+$/, '');
  if (bare.startsWith('_Z')) return (nested(bare) ?? printable(bare)).slice(0, 200);
  const anonymous = bare.replaceAll('(anonymous namespace)', '{anonymous}').replaceAll('::__cxx11::', '::');
  const named = anonymous.replace(operators, (match) => `operator.${operatorNames[match.replace(/^operator\s*/, '')] ?? 'other'}`);
  // A template's return type stands before it: "void std::swap<int>(int&, int&)".
  const words = withoutBrackets(withoutBrackets(named, '(', ')'), '<', '>')
    .trim()
    .replace(/(?:\s+(?:const|volatile|noexcept|&&?))+$/, '')
    .split(/\s+/);
  return printable(words.at(-1) ?? '').slice(0, 200);
}

const standard: Readonly<Record<string, string>> = {
  t: 'std',
  a: 'std::allocator',
  b: 'std::basic_string',
  s: 'std::string',
  i: 'std::istream',
  o: 'std::ostream',
  d: 'std::iostream',
};

/**
 * "SfxItemSet::Put" of "_ZN10SfxItemSet3PutERK11SfxPoolItemt": the names alone, by the Itanium C++ ABI's rules for nested
 * names. systemd prints names as the file has them, debuggers their plain form; both must give one signature. null for
 * what these few rules do not cover (operators, template arguments inside the name).
 */
function nested(mangled: string): string | null {
  let at = 2;
  const inside = mangled[at] === 'N';
  if (inside) at += 1;
  while (inside && /[rVKRO]/.test(mangled[at] ?? '')) at += 1;
  const parts: string[] = [];
  if (mangled[at] === 'S') {
    const known = standard[mangled[at + 1] ?? ''];
    if (!known) return null;
    parts.push(known);
    at += 2;
  }
  for (;;) {
    const sign = mangled[at] ?? '';
    if (sign >= '1' && sign <= '9') {
      const digits = /^\d{1,4}/.exec(mangled.slice(at, at + 4))?.[0] ?? '';
      const start = at + digits.length;
      const end = start + Number(digits);
      if (end > mangled.length) return null;
      const name = mangled.slice(start, end);
      if (name !== '__cxx11') parts.push(name.startsWith('_GLOBAL__N_') ? '{anonymous}' : name);
      at = end;
      if (!inside) break;
    } else if (sign === 'C' && inside && parts.length > 0) {
      parts.push(parts.at(-1) ?? '');
      at += 2;
    } else if (sign === 'D' && inside && parts.length > 0 && /[0-5]/.test(mangled[at + 1] ?? '')) {
      parts.push(`~${parts.at(-1) ?? ''}`);
      at += 2;
    } else if (sign === 'E' && inside) break;
    else return null;
  }
  return parts.length > 0 ? printable(parts.join('::')) : null;
}
