import { isIpv4, isIpv6, isPlainIpv4, isPlainIpv6 } from './checks.ts';
import { feature } from './features.ts';
import { expressionPass, onlyWith, type Pass } from './pass.ts';

const { digit, colon, dot, dash, groups } = feature;

/** "version 10.0.0.1", "v1.2.3.4", ">=1.2.3.4", "Chrome/131.0.0.1", "libx_1.2.3.4": a number of a version follows. */
const beforeVersion =
  /(?:(?:^|[^a-z])(?:versi(?:on)?|ver\.?|release|rilis|build|firmware|driver|revision|rev\.?|tag|upgrade[d]? to|bios|uefi|api|abi)[ :="'(]{0,3}|[<>~]=|\w==|[~^]|[_+]|(?:^|[^/\w])[A-Z][A-Za-z]{2,20}\/)$/i;
const productBefore = /(?:^|[^/\w:])[A-Z][A-Za-z_]{2,20}\/$/;

function isVersion(text: string, start: number, end: number): boolean {
  // 1.2.3.4-1ubuntu2, 1.2.3.4+dfsg, 1.2.3.4~rc1; not 10.0.0.1-10.0.0.9.
  if (/^(?:[+~_]|-(?!\d{1,3}\.\d{1,3}\.\d)[\da-z])/i.test(text.slice(end, end + 12))) return true;
  const before = text.slice(Math.max(0, start - 40), start);
  if (/[a-z]-$/i.test(before)) return true;
  // "(>= 1.2.3.4)"; "ttl >= 1.2.3.4 hops" is no version.
  if (/(?:[<>=]=|<<|>>|~>|\(=) $/.test(before) && /^[),]/.test(text.slice(end, end + 1))) return true;
  return beforeVersion.test(before) && (!before.endsWith('/') || productBefore.test(before));
}

const ipv4 = expressionPass(
  'ip',
  digit | dot,
  /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g,
  (match, text, at, line) => isIpv4(match) && !isPlainIpv4(match) && !line.packages && !isVersion(text, at, at + match.length),
);
/** enp3s0_10.1.2.3, ip-10-1-2-3.internal, 3.2.1.10.in-addr.arpa */
const namedIpv4 = expressionPass(
  'ip',
  digit | dash,
  /(?<=(?<![A-Za-z])(?:ip|ec2|host|dhcp|addr)-)\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?![\w-])/g,
  (match) => isIpv4(match.replaceAll('-', '.')),
);
const reverseIpv4 = expressionPass('ip', digit | dot, /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?=\.in-addr\.arpa)/g);

/** A colon may end the sentence: "fe80::1: unreachable". "dead::beef", with no digit, is a name in C++ as well. */
const ipv6 = expressionPass(
  'ip',
  colon | groups,
  /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9a-f]{1,4}|(?<=::))(?!\w|:\w|\.\d)/gi,
  (match) => match.length > 4 && /\d/.test(match) && isIpv6(match) && !isPlainIpv6(match),
);

const noMac = /^(?:00[:_-]?){5}00$|^(?:ff[:_-]?){5}ff$|^01[:-]00[:-]5e|^33[:-]33/i;
const mac = expressionPass(
  'mac',
  groups,
  /(?<![0-9a-z:-])[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5}|(?::[0-9a-f]{2}){7}|(?::[0-9a-f]{2}){13})(?!\w|[:-][0-9a-f])/gi,
  (match) => !noMac.test(match),
);
/** dev_AA_BB_CC_DD_EE_FF of BlueZ, enx and wlx of udev, "mac=" with bare digits. */
const realMac = (match: string): boolean => !noMac.test(match) && /\d/.test(match);
const joinedMacs: readonly Pass[] = [
  onlyWith(['dev_'], expressionPass('mac', digit, /(?<=dev_)[0-9a-f]{2}(?:_[0-9a-f]{2}){5}/gi, realMac)),
  onlyWith(['enx', 'wlx', 'wwx'], expressionPass('mac', digit, /(?<=(?<![0-9a-z])(?:en|wl|ww)x)[0-9a-f]{12}(?![0-9a-z])/g, realMac)),
  onlyWith(
    ['mac', 'MAC', 'Mac', 'hwaddr', 'HWaddr', 'bssid', 'BSSID', 'ether'],
    expressionPass('mac', digit, /(?<=(?<![a-z])(?:mac|hwaddr|bssid|ether)(?:[ :=]| address:? ))[0-9a-f]{12}(?![0-9a-z])/gi, realMac),
  ),
];

export const addressPasses: readonly Pass[] = [mac, ...joinedMacs, ipv6, namedIpv4, onlyWith(['.in-addr'], reverseIpv4), ipv4];

/** dpkg, apt, rpm, dnf, zypper, flatpak, snap and pip speak of versions. */
const packageLine =
  /(?:^|[\s"])(?:(?:install|upgrade|remove|purge|configure|trigproc|status (?:un)?(?:installed|packed)|status (?:half-|config-|triggers-)\w+|startup \w+) \S+(?::(?:amd64|arm64|i386|all|armhf|any))? |Setting up |Unpacking |Preparing to unpack |Selecting previously |Get:\d|Hit:\d|Inst |Conf |Remv |Removing |Installed:|Upgraded?:|Updated:|Upgrading |Installing |Erased:|Removed:|Downgraded?:|Requirement already satisfied|Collecting |Successfully installed |Commandline: |Install: |Upgrade: |Depends:|Version:)|\b(?:x86_64|noarch|aarch64|amd64|i[36]86)\b|\.(?:deb|rpm|whl|snap|tar\.[gx]z)\b/;
export const speaksOfPackages = (line: string): boolean => packageLine.test(line);

/** The whole text is an IP address. */
export const isAddress = (text: string): boolean => text.length <= 45 && (isIpv4(text) || (text.includes(':') && isIpv6(text)));

/** An address that says nothing about anybody. */
export const isPlainAddress = (address: string): boolean => (address.includes(':') ? isPlainIpv6(address) : isPlainIpv4(address));
