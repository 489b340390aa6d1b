/**
 * What things are called in Windows and Office, beside what they are called here and in Indonesian. One line, one meaning;
 * members are words or phrases, in any order of the alphabet, compared by normal form.
 */
export const windowsWords = `
control panel, system settings, settings app, system configuration, preferences, panel kontrol, pengaturan sistem, setelan sistem, pengaturan, setelan, setingan, seting, setting
task manager, system monitor, process list, end task, taskmgr, pengelola tugas, manajer tugas, monitor sistem, daftar proses
ctrl alt del, ctrl alt delete, control alt delete, ctrl alt end, three finger salute, kontrol alt delete
snipping tool, snip, snip and sketch, screenshot, screen shot, print screen, prtsc, prnt scrn, skrinsut, skrinshot, skrinsot, screenshoot, print scrn, prt scr, prt sc, scrn shot, prtscn, prtscr, printscreen, screen capture, screengrab, capture screen, picture of screen, tangkapan layar, tangkap layar, potret layar, cuplikan layar, foto layar, ss layar, gambar layar, jepretan layar, screen capturing, sreenshot
file explorer, windows explorer, explorer, file manager, nautilus, dolphin, thunar, nemo, caja, pengelola berkas, manajer file, penjelajah file
recycle bin, trash, trash can, wastebasket, rubbish bin, waste bin, tong sampah, tempat sampah, keranjang sampah, kotak sampah, sampah
network drive, mapped drive, map drive, map network drive, network folder, network share, shared folder, shared drive, file share, file server, share folder, unc path, smb share, samba, smb, z drive, drive z, z:, y drive, drive y, y:, x drive, drive x, x:, s drive, drive s, s:, p drive, drive p, p:, h drive, drive h, h:, g drive, drive g, g:, folder jaringan, drive jaringan, folder bersama, folder berbagi, folder kantor, folder sharing, drive bersama, berbagi folder, disk jaringan
c drive, drive c, c:, d drive, drive d, d:, disk c, disk d, local disk, partisi c, partisi d, drive lokal, disk lokal, home folder, home directory, folder home, folder pengguna, folder rumah, direktori home, documents folder, folder dokumen, program files
start menu, windows menu, start button, windows button, windows logo, menu start, tombol start, menu mulai, tombol mulai, menu windows, app menu, application menu, applications menu, program list, menu aplikasi, daftar aplikasi, launcher
taskbar, task bar, dock, quick launch, panel bawah, bilah tugas, baris tugas, pin program, pin app, pin taskbar, bottom bar, bar bottom, bar bawah, tasbar, sematkan, semat
desktop icon, desktop shortcut, icon on desktop, shortcut on desktop, ikon desktop, pintasan desktop, ikon di layar utama, ikon layar, shortcut layar
exe, .exe, msi, .msi, windows program, windows software, windows app, windows installer, setup.exe, program windows, aplikasi windows, file exe, berkas exe, photoshop, autocad, coreldraw, corel draw, winrar, filmora
microsoft office, ms office, office 365, m365, libreoffice, libre office, openoffice, office suite
word, winword, ms word, microsoft word, docx, doc, writer, libreoffice writer, word document, dokumen word, wps writer
excel, exel, excell, eksel, ms excel, microsoft excel, xlsx, xls, xlsm, calc, libreoffice calc, spreadsheet, workbook, worksheet, lembar kerja, buku kerja, lembar sebar
powerpoint, power point, powerpoin, pawerpoin, poerpoint, ppt, pptx, impress, libreoffice impress, slide, slides, slideshow, presentation, presentasi, salindia, tayangan
outlook, ms outlook, microsoft outlook, thunderbird, evolution, mail client, mail program, mail app, email program, aplikasi email, program email, autluk, otluk, outluk, autlook
adobe reader, acrobat, adobe acrobat, acrobat reader, pdf reader, pdf viewer, document viewer, evince, okular, pembaca pdf, penampil pdf, adobe
internet explorer, iexplore, ie11, activex, active x, ie mode, ms edge, microsoft edge, edge
vba, visual basic, macro, macros, makro, xlsm macro
ribbon, tabbed interface, tabbed toolbar, notebookbar, toolbar, tool bar, pita, bilah alat, baris alat, tab home, menu tab
calibri, cambria, times new roman, arial, font, fonts, typeface, fon, huruf dokumen, jenis huruf, jenis tulisan
xlookup, xlook up, vlookup, filter function, textjoin, ifs function, lambda, function, formula, rumus, fungsi, #name, #name?
winmail.dat, winmail dat, winmail, tnef
windows defender, defender, antivirus, anti virus, virus scanner, mcafee, norton, avast, kaspersky, smadav, malware, virus, pemindai virus, perlindungan virus
windows update, system update, software update, software updater, update manager, updates, upgrade, pembaruan, pemutakhiran, pembaharuan, update sistem
blue screen, bsod, black screen of death
active directory, domain, ad password, domain password, domain account, kerberos, sandi domain, akun domain
windows key, win key, super key, windows logo key, tombol windows, tombol super, tombol logo windows
keyboard shortcut, shortcut key, hotkey, hot key, shortcut, key combination, pintasan, pintasan papan tik, list shortcut, shortcut list, daftar shortcut, daftar pintasan, sotkat, kombinasi tombol, tombol pintas
windows disk, windows partition, ntfs, hard disk windows, windows drive, partisi windows, hardisk windows, hard drive windows, external disk, disk windows
bitlocker, encrypted disk, encryption, enkripsi
safe mode, mode aman, clean profile, user profile, profil pengguna
mail merge, form letter, serial letter, surat massal, surat berantai, gabung surat, mailing, cetak massal, surat banyak orang, same letter, letter many people, letters many people, surat sama, label alamat
onedrive, sharepoint, google drive, cloud, nextcloud, awan
teams, ms teams, microsoft teams, zoom, meet, google meet, webex, jitsi, video meeting, video call, video conference, online meeting, conference call, rapat, rapat online, rapat daring, rapat video, gmeet, gmit, zum, panggilan video, konferensi video, meeting
store, app store, microsoft store, software center, software centre, discover, gnome software, play store, toko aplikasi, pusat perangkat lunak
notepad, text editor, gedit, kate, mousepad, editor teks
cmd, command prompt, powershell, terminal, console, konsole, command line, baris perintah
device manager, hardware list, pengelola perangkat, perangkat keras, driver, drivers
right click, klik kanan, context menu, menu konteks
num lock, numlock, number lock, numeric keypad, number pad, numpad, tombol angka, papan angka
caps lock, capslock
credential manager, keyring, key ring, password store, kwallet, wallet, gantungan kunci, seahorse, gnome keyring, login keyring, dompet kata sandi
wine, bottles, emulator
`;
