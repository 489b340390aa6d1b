import { feature } from './features.ts';
import { groupPass, type Pass } from './pass.ts';

const { slash, dot, backslash, colon, letter } = feature;

/** Names that say nothing about an organisation. */
const publicHosts = /^(?:localhost(?:\.localdomain)?|localhost[46]|ip6-\w+|broadcasthost|host|hostname|server|example|wpad|_gateway|gateway|router|null|none|default)$/i;
const isHost = (name: string): boolean => !publicHosts.test(name) && /[a-z]/i.test(name) && !/^\d+(?:\.\d+){0,3}$/.test(name);

/** Inside of a network only: RFC 6762 and 8375, and what organisations make up (ICANN's list of collisions). */
const internal = groupPass(
  'host',
  dot,
  /(?<![\w.@-])(?<it>[a-z0-9](?:[\w-]{0,62}\.){1,6}(?:local|lan|internal|intranet|intra|corp|home|private|localdomain|workgroup|domain|ad|home\.arpa))(?![\w-]|\.\w)/gi,
  (name) => isHost(name) && !/^(?:org|com|net|io|de|id)\./i.test(name) && !/^(?:\w+\.)?(?:service|socket|pipewire|systemd)\./i.test(name),
);
/** smb://HOST/…, nfs://, ipp://: names without a point, or not of the public network, are an organisation's own. */
const byProtocol = groupPass(
  'host',
  slash | colon,
  /(?:smb|cifs|nfs|nfs4|afp|ipp|ipps|lpd|socket|dnssd|ldap|ldaps|rdp|vnc|spice|ssh|sftp|fish|dav|davs|file|mssql|ftp|http|https):\/\/(?:[^\s/@"'<>]{1,128}@)?(?<it>[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){0,6})(?=[/:\s"'<>?]|$)/gi,
  (name, text, at) => isHost(name) && (!name.includes('.') || /(?:smb|cifs|nfs4?|afp|ipps?|lpd|socket|ldaps?|rdp|vnc|ssh|sftp):\/\/[^/]*$/i.test(text.slice(Math.max(0, at - 140), at))),
);
/** \\HOST\share and //HOST/share. */
const share = groupPass('host', slash, /(?<![\w:/.*<])\/\/(?<it>[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){0,6})(?=\/[\w$.-])/g, isHost);
const windowsShare = groupPass('host', backslash, /(?<![\w\\:.])\\{2,4}(?<it>[A-Za-z0-9][\w.-]{0,62})(?=\\{1,2}[\w$.-])/g, isHost);
/** HOST:/export of NFS. */
const nfs = groupPass('host', slash | colon, /(?<![\w.@:/-])(?<it>[a-z][\w-]{1,62}(?:\.[\w-]{1,62}){0,6})(?=:\/(?:srv|export|exports|home|mnt|vol|data|nfs|share|shares|media|backup)\b)/g, isHost);
/** "hostname: x", "host=x", "Connecting to x port 22". */
const named = groupPass(
  'host',
  letter,
  /(?<![\w-])(?:(?:hostname|host_name|host name|computer name|computername|nama komputer|nama host|machine name|nodename|HOSTNAME|HOST|COMPUTERNAME|workstation|rhost|dhcp-hostname|FQDN)["']?(?:=| = |: ?)|Static hostname: |Hostname set to |hostname changed from |(?:system )?hostname to |joined domain |realm join )["'<]?(?<it>[A-Za-z][\w-]{1,62}(?:\.[\w-]{1,62}){0,6})(?![\w(])/g,
  isHost,
);

export const hostPasses: readonly Pass[] = [internal, byProtocol, share, windowsShare, nfs, named];
