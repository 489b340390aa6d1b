import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

type Access = SectionData<'security'>['mandatoryAccess'];

/** The GUID of the global variables, UEFI specification 3.3; four bytes of attributes, then the value. */
const secureBootVariable = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';

function accessOf(files: Files): Access {
  const enforcing = files.text('/sys/fs/selinux/enforce', 10)?.trim();
  if (enforcing) return enforcing === '1' ? 'selinux-enforcing' : 'selinux-permissive';
  return files.text('/sys/module/apparmor/parameters/enabled', 10)?.trim() === 'Y' ? 'apparmor' : 'none';
}

/** Letters behind a module in /proc/modules, "(OE)": O from outside the kernel, E unsigned, P proprietary. */
export function foreignModules(modules: string): string[] {
  return modules.split('\n').flatMap((line) => {
    const match = /^(\w+) .*\(([A-Z]+)\)\s*$/.exec(line);
    return match?.[1] && /[OEP]/.test(match[2] ?? '') ? [`${match[1]} (${match[2]})`] : [];
  });
}

export const security: Collector<'security'> = {
  id: 'security',
  title: 'Protection of the system',
  cost: 'slow',
  timeLimitMs: 2000,
  collect: ({ files }) => {
    const variable = files.bytes(secureBootVariable, 16);
    const lockdown = /\[(\w+)\]/.exec(files.text('/sys/kernel/security/lockdown', 200) ?? '')?.[1];
    const tpm = files.text('/sys/class/tpm/tpm0/tpm_version_major', 10)?.trim();
    const encrypted = files.list('/sys/block').filter((name) => files.text(`/sys/block/${name}/dm/uuid`, 200)?.startsWith('CRYPT-')).length;
    return {
      data: {
        firmware: files.kind('/sys/firmware/efi') ? 'uefi' : 'bios',
        ...(variable && variable.length >= 5 ? { secureBoot: variable[4] === 1 } : {}),
        ...(lockdown ? { lockdown } : {}),
        mandatoryAccess: accessOf(files),
        encryptedDisks: encrypted,
        ...(tpm ? { tpm } : {}),
        foreignModules: foreignModules(files.text('/proc/modules', 200_000) ?? '').slice(0, 50),
      },
    };
  },
};
