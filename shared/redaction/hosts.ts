import { feature } from './features.ts';
import { groupPass, type Hit, nothing, onlyWith, type Pass } from './pass.ts';

const { slash, dot, backslash, colon, letter } = feature;

/** Names that say nothing about an organisation. */
const publicHosts =
  /^(?:localhost(?:\.localdomain)?|localhost[46]|ip6-\w+|broadcasthost|host|hostname|server|example|wpad|_gateway|gateway|router|null|none|default)$/i;
const isHost = (name: string): boolean => !publicHosts.test(name) && /[a-z]/i.test(name) && !/^\d+(?:\.\d+){0,3}$/.test(name);

/** Inside of a network only: RFC 6762 and 8375, and what organisations make up (ICANN's list of collisions). */
const internalEnd = /\.(?:local|lan|internal|intranet|intra|corp|home|private|localdomain|workgroup|domain|ad|home\.arpa)(?![\w-]|\.\w)/gi;
const internalName = /(?<![\w.@-])[a-z0-9](?:[\w-]{0,62}\.){0,5}[\w-]{0,62}$/i;
/** Found from its end: a text has fewer of these ends than of words. */
const internal: Pass = {
  needs: dot | letter,
  find(text) {
    internalEnd.lastIndex = 0;
    let match = internalEnd.exec(text);
    if (!match) return nothing;
    const hits: Hit[] = [];
    let last = 0;
    for (; match; match = internalEnd.exec(text)) {
      const from = Math.max(last, match.index - 160);
      const before = internalName.exec(text.slice(from, match.index));
      // A name that does not begin within the 160 characters is none.
      if (!before || (before.index === 0 && from > last)) continue;
      const start = from + before.index;
      const end = match.index + match[0].length;
      if (!isHost(text.slice(start, end)) || /^(?:org|com|net|io|de|id)\./i.test(before[0])) continue;
      hits.push({ start, end, kind: 'host' });
      last = end;
    }
    return hits;
  },
};
/** smb://HOST/…, nfs://, ipp://: names without a point, or not of the public network, are an organisation's own. */
const byProtocol = groupPass(
  'host',
  slash | colon,
  /(?:smb|cifs|nfs|nfs4|afp|ipp|ipps|lpd|socket|dnssd|ldap|ldaps|rdp|vnc|spice|ssh|sftp|fish|dav|davs|file|mssql|ftp|http|https):\/\/(?:[^\s/@"'<>]{1,128}@)?(?<it>[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){0,6})(?=[/:\s"'<>?]|$)/gi,
  (name, text, at) =>
    isHost(name) &&
    (!name.includes('.') ||
      /(?:smb|cifs|nfs4?|afp|ipps?|lpd|socket|ldaps?|rdp|vnc|ssh|sftp):\/\/[^/]*$/i.test(text.slice(Math.max(0, at - 140), at))),
);
/** \\HOST\share and //HOST/share. */
const share = groupPass('host', slash, /(?<![\w:/.*<])\/\/(?<it>[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){0,6})(?=\/[\w$.-])/g, isHost);
const windowsShare = groupPass('host', backslash, /(?<![\w\\:.])\\{2,4}(?<it>[A-Za-z0-9][\w.-]{0,62})(?=\\{1,2}[\w$.-])/g, isHost);
/** HOST:/export of NFS. */
const nfs = groupPass(
  'host',
  slash | colon,
  /(?<![\w.@:/-])(?<it>[a-z][\w-]{1,62}(?:\.[\w-]{1,62}){0,6})(?=:\/(?:srv|export|exports|home|mnt|vol|data|nfs|share|shares|media|backup)\b)/gi,
  isHost,
);
/** "hostname: x", "host=x", "Connecting to x port 22". */
const named = groupPass(
  'host',
  letter,
  /(?<![\w-])(?:(?:hostname|host_name|host name|computer name|computername|nama komputer|nama host|machine name|nodename|HOSTNAME|HOST|COMPUTERNAME|workstation|rhost|dhcp-hostname|FQDN)["']?(?:=| = |: ?)|Static hostname: |Hostname set to |hostname changed from |(?:system )?hostname to |joined domain |realm join )["'<]?(?<it>[A-Za-z][\w-]{1,62}(?:\.[\w-]{1,62}){0,6})(?![\w(])/g,
  isHost,
);

export const hostPasses: readonly Pass[] = [
  internal,
  onlyWith(['://'], byProtocol),
  share,
  windowsShare,
  onlyWith([':/'], nfs),
  onlyWith(['host', 'HOST', 'Host', 'omputer', 'COMPUTER', 'achine', 'nodename', 'workstation', 'FQDN', 'realm', 'domain'], named),
];
