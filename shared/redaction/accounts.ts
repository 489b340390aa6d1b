/** Accounts that are no person: of the system, of services, and words that stand where an account might. */
const system = new Set(
  (
    'root admin administrator user users guest nobody daemon system mail test home desktop live ubuntu debian fedora linux localhost host ' +
    'bin sys sync games man lp news uucp proxy www-data backup list irc gnats messagebus syslog rtkit avahi avahi-autoipd colord cups ' +
    'cups-pk-helper dnsmasq gdm gdm-greeter geoclue lightdm sddm kernoops nm-openvpn nm-openconnect polkitd pulse saned speech-dispatcher ' +
    'sshd tss usbmux uuidd whoopsie tcpdump hplip fwupd-refresh gnome-initial-setup gnome-remote-desktop postfix postgres mysql redis ' +
    'nginx apache httpd chrony ntp _chrony systemd-network systemd-resolve systemd-timesync systemd-coredump systemd-oom dbus _apt ' +
    'landscape pollinate sssd samba winbind libvirt-qemu docker flatpak snapd snap_daemon nfsnobody rpc statd rpcuser operator ftp sftp ' +
    'shutdown halt adm tape kvm render input audio video staff wheel sudo nogroup www http git svn jenkins gitlab-runner public shared ' +
    'lost+found default all any none null unknown anonymous me you your the a an is was not and or for of to in on at by with from name ' +
    'invalid session manager service id uid gid group account agent space mode data level interface input agents error failed failure password ' +
    'saya anda yang tidak itu ini dan atau baru lama kami'
  ).split(' '),
);

/** Replacing these would only hide facts. */
export const isSystemAccount = (name: string): boolean => system.has(name.toLowerCase());

/** A person's account, as far as its name says. */
export const isPerson = (name: string): boolean =>
  name.length >= 2 &&
  /[a-z]/i.test(name) &&
  !/^(?:systemd|gnome|kde|xrdp|dbus|snap|_|flatpak)[-_]?/i.test(name) &&
  !system.has(name.toLowerCase());
