import type { CollectorContext } from '../collector.ts';
import type { OwnFacts, ProbeFacts } from '../probe.ts';
import { countLocks, holderOf, isOnNetwork, isRecord, jsonOf, sizeOf, sqliteDamage, textDamage } from './profile.ts';

const maxProfiles = 10;

/** profiles.ini of Firefox and Thunderbird: folders below `folder`. An absolute path was chosen by somebody and is not followed. */
function parseProfiles(text: string): string[] {
  const paths: string[] = [];
  let path = '';
  let relative = true;
  const close = (): void => {
    if (path !== '' && relative && !path.split('/').includes('..')) paths.push(path);
    path = '';
    relative = true;
  };
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[')) close();
    else if (line.startsWith('Path=')) path = line.slice(5);
    else if (line === 'IsRelative=0') relative = false;
  }
  close();
  return paths.slice(0, maxProfiles);
}

/** extensions.json: those of the program itself are no extensions to a person. */
function parseExtensions(value: unknown): NonNullable<ProbeFacts['extensions']> {
  const addons = isRecord(value) && Array.isArray(value.addons) ? value.addons : [];
  return addons.flatMap((addon: unknown) => {
    if (!isRecord(addon) || addon.type !== 'extension' || !String(addon.location).startsWith('app-profile')) return [];
    const locale = isRecord(addon.defaultLocale) ? addon.defaultLocale.name : null;
    const name = String(locale ?? addon.id ?? '').slice(0, 200);
    const version = typeof addon.version === 'string' ? addon.version.slice(0, 60) : null;
    const blocked = addon.appDisabled === true && addon.userDisabled !== true && addon.active !== true;
    return name === '' ? [] : [{ name, ...(version ? { version } : {}), enabled: addon.active === true, ...(blocked ? { blocked } : {}) }];
  });
}

/** `lock` is a link to "ADDRESS:+PID" (toolkit/profile/nsProfileLock.cpp). The address says nothing on who it is. */
function locksOf({ files }: CollectorContext, profile: string) {
  const pid = /:\+?(\d{1,10})$/.exec(files.link(`${profile}/lock`) ?? '')?.[1];
  return pid === undefined ? [] : [holderOf(files, Number(pid), null)];
}

/** It counts up at each start, and is taken away when the start went well (toolkit/components/startup/nsAppStartup.cpp). */
function failedStartsOf({ files }: CollectorContext, profile: string): number {
  const text = files.text(`${profile}/prefs.js`, 8_000_000) ?? '';
  return Number(/^user_pref\("toolkit\.startup\.recent_crashes", (\d{1,4})\);/m.exec(text)?.[1] ?? 0);
}

/** @param folders where its profiles.ini may be; each that has one counts */
export async function lookAtMozilla(
  context: CollectorContext,
  folders: readonly string[],
  databases: readonly string[],
): Promise<OwnFacts> {
  const { files } = context;
  const profiles = folders
    .filter((folder) => !isOnNetwork(files, folder))
    .flatMap((folder) => parseProfiles(files.text(`${folder}/profiles.ini`, 100_000) ?? '').map((path) => `${folder}/${path}`))
    // A profile that was never used holds nothing but times.json.
    .filter((profile) => files.kind(`${profile}/prefs.js`) !== null || files.kind(`${profile}/compatibility.ini`) !== null)
    .slice(0, maxProfiles);
  if (profiles.length === 0) return {};
  const sizes = await Promise.all(profiles.map((profile) => sizeOf(context, profile)));
  const lists = profiles.map((profile) => jsonOf(files, profile, 'extensions.json'));
  const failedStarts = Math.max(...profiles.map((profile) => failedStartsOf(context, profile)));
  return {
    profile: {
      count: profiles.length,
      size: sizes.reduce((sum, { size }) => sum + size, 0),
      larger: sizes.some(({ larger }) => larger),
      damage: [
        ...profiles.flatMap((profile) => textDamage(files, profile, 'prefs.js', /^(?:\/\/|#|\/\*|user_pref\()/, /\);\s*$/)),
        ...profiles.flatMap((profile) => databases.flatMap((name) => sqliteDamage(files, profile, name))),
        ...lists.flatMap(({ damage }) => damage),
      ],
      ...(failedStarts > 0 ? { failedStarts } : {}),
      locks: countLocks(
        'profile',
        profiles.flatMap((profile) => locksOf(context, profile)),
      ),
    },
    extensions: lists.flatMap(({ value }) => parseExtensions(value)).slice(0, 100),
  };
}
