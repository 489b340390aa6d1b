import { flatpakRoots } from '../../platform/packages.ts';
import type { CollectorContext } from '../collector.ts';
import type { ProbeFacts } from '../probe.ts';

/** Where this LibreOffice has its programs, and where a Java that it can see may be. */
function placesOf({ files, home, application }: CollectorContext): {
  readonly programs: readonly string[];
  readonly java: readonly string[];
} {
  // In a sandbox the computer's own Java is out of sight; the Flatpak brings one in /app/jre.
  if (application?.source === 'flatpak') {
    const inside = flatpakRoots(home).map((root) => `${root}/app/${application.package ?? ''}/current/active/files`);
    return {
      programs: inside.map((folder) => `${folder}/libreoffice/program`),
      java: inside.flatMap((folder) => [`${folder}/jre/bin/java`, `${folder}/jre/lib/server/libjvm.so`]),
    };
  }
  const virtualMachines = (folder: string): string[] => files.list(folder).map((name) => `${folder}/${name}/lib/server/libjvm.so`);
  if (application?.source === 'snap') {
    const inside = '/snap/libreoffice/current';
    return {
      programs: [`${inside}/lib/libreoffice/program`],
      java: [`${inside}/usr/bin/java`, ...virtualMachines(`${inside}/usr/lib/jvm`)],
    };
  }
  const fromItsMakers = files.list('/opt').filter((name) => /^libreoffice\d/.test(name));
  return {
    programs: ['/usr/lib/libreoffice', '/usr/lib64/libreoffice', ...fromItsMakers.map((name) => `/opt/${name}`)].map(
      (folder) => `${folder}/program`,
    ),
    java: ['/usr/bin/java', ...virtualMachines('/usr/lib/jvm'), ...virtualMachines('/usr/lib64/jvm')],
  };
}

/** Base needs Java; the rest of LibreOffice hardly does. `sbase` is its program, in the package of Base of Debian and Fedora alike. */
export function java(context: CollectorContext): NonNullable<ProbeFacts['java']> {
  const { programs, java: places } = placesOf(context);
  const there = (path: string): boolean => context.files.kind(path) !== null;
  return { found: places.some(there), needed: programs.some((folder) => there(`${folder}/sbase`)) };
}
