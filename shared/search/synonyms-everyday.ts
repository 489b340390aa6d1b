/** Everyday words of the same meaning in English and Indonesian, formal and spoken. One line, one meaning. */
export const everydayWords = `
frozen, freeze, froze, hang, hangs, hung, not responding, not respond, no response, unresponsive, stuck program, program stuck, not react, no reaction, macet, beku, membeku, tidak merespons, tidak merespon, tidak respon, tidak menanggapi, tidak bergerak, ngehang, hank, diam saja, nge-freeze, freezes, screen frozen, mouse frozen, mouse not moving, layar beku, layar macet, diem aja, nyangkut, tidak gerak, cursor stuck
force close, force quit, kill, end program, close by force, tutup paksa, paksa tutup, hentikan paksa, matikan paksa, paksa berhenti
crash, crashes, crashed, closes by itself, close itself, shuts down itself, quits unexpectedly, tertutup sendiri, menutup sendiri, keluar sendiri, force close sendiri, mati sendiri, ketutup sendiri, close suddenly, tertutup tiba-tiba
slow, slowly, sluggish, lag, laggy, lagging, takes forever, takes ages, lambat, lemot, lelet, lama, berat, ngelag, pelan, lola, lemot parah, lemot banget, takes long, taking long
locked, lock, read only, readonly, terkunci, kunci, hanya baca, hanya-baca, cuma bisa dibaca, tidak bisa diedit, cannot edit, file in use, document in use, file sedang dipakai, file sedang digunakan, dokumen sedang dipakai, locked for editing, kekunci, terkunci sendiri
another user, other user, pengguna lain, orang lain, user lain
document, file, doc file, dokumen, berkas, arsip
folder, directory, direktori, polder, map folder
formatting, format, layout, tata letak, susunan, berantakan, acak-acakan, berubah, bergeser, geser, messed up, messy, look different, looks different, look wrong, looks wrong, shift, shifts, moved, kacau, amburadul, tampilan beda, tampilan berubah, tampilan berbeda, beda, berbeda, berpindah, changed
missing, lost, disappear, disappears, gone, vanished, vanish, hilang, lenyap, raib, no longer there, menghilang, ilang, ngilang, gone missing, kehilangan, disappeared, lenyap
delete, deleted, erase, erased, remove, removed, hapus, menghapus, kehapus, terhapus, dihapus, buang, undelete
restore, recover, recovery, bring back, undelete, retrieve, undo, mengembalikan, kembalikan, pulihkan, memulihkan, balikin, selamatkan
save, saved, saving, unsaved, autosave, without saving, not saved, forgot save, forgot to save, simpan, menyimpan, tersimpan, lupa simpan, belum disimpan, tidak tersimpan, simpen, nyimpen, kesimpan, disave
sound, audio, speaker, speakers, volume, suara, bunyi, audio keluar, pengeras suara, loudspeaker, hear, mute, muted, mendengar, dengar
no sound, no audio, silent, cannot hear, suara hilang, suara mati, tidak ada suara, tidak bunyi, tidak bersuara, suara tidak keluar, bisu, sound not working, tidak terdengar
hdmi, display cable, monitor cable, displayport, display port, vga, kabel monitor
microphone, mic, mike, mikrofon, mik, micropon, maik, mikropon
webcam, camera, kamera, cam
headset, headphone, headphones, earphone, earphones, earbuds, airpods, handsfree, bluetooth headset, bluetooth speaker, tws, hedset, henset, hedpon
bluetooth, pairing, pair device, blutut, bluetut
wifi, wi-fi, wireless, wlan, hotspot, nirkabel, jaringan nirkabel, wipi, waifai, wai fai
sleep, suspend, standby, wakeup, resume, hibernate, lid closed, close lid, tidur, bangun, mode tidur, dibangunkan, laptop ditutup, sleep mode
internet, network, online, offline, connection, connect, koneksi, jaringan, terhubung, tersambung, sambungan, konek, inet, page load, web page, no internet, browse, browsing, lan, ethernet, network cable, kabel lan, ngenet, onlen
website, web site, site, web page, page, situs, laman, halaman web, web, intranet
browser, brauser, brouser, firefox, chrome, chromium, peramban, mozilla
certificate, not secure, not trusted, untrusted, connection is not private, not private, security warning, ssl, tls, sertifikat, tidak aman, tidak dipercaya, tidak tepercaya, peringatan keamanan, insecure
vpn, remote access, openvpn, wireguard, anyconnect, globalprotect, forticlient, work from home, kerja dari rumah
printer, printing device, pencetak, alat cetak, mesin cetak, mesin print, laserjet, inkjet, deskjet
print, printing, printout, print out, hard copy, cetak, mencetak, hasil cetak, hasil print, ngeprint, diprint, nyetak, print-printan, prin, ngeprin, diprin
print queue, print job, print jobs, spooler, print spooler, queue, antrean cetak, antrian cetak, antrean printer, antrian printer, antrian, antrean, pekerjaan cetak
printer offline, printer paused, printer stopped, not printing, nothing prints, printer does not print, printer stuck, print stuck, printer berhenti, printer macet, tidak mencetak, tidak bisa print, tidak bisa cetak, tidak keluar kertas, printer tidak jalan, printer mati
add printer, new printer, install printer, printer driver, set up printer, printer not found, printer missing, no printer, tambah printer, printer baru, pasang printer, instal printer, printer tidak ditemukan, printer tidak terdeteksi, printer hilang, printer tidak ada, printer tidak muncul, connect printer, sambungkan printer
paper, paper size, page size, kertas, ukuran kertas, ukuran halaman, a4, letter paper, letter size, letter format, kertas letter, legal, folio, f4, hvs, kuarto
cut off, cropped, margin, terpotong, kepotong, tidak muat, edges missing, clipped
both sides, double sided, duplex, two sided, two-sided, one sided, single sided, bolak-balik, dua sisi, satu sisi, dua muka, bolak balik
scanner, scan, scanning, sken, skener, sekener, pemindai, memindai, pindai, alat scan, document scanner, mesin scan, sane, twain
disk full, disk is full, no space left, not enough space, not enough disk space, out of disk space, low disk space, disk space, storage full, drive full, hard drive full, disk penuh, penyimpanan penuh, ruang penuh, ruang disk, memori penuh, harddisk penuh, hardisk penuh, ruang habis, kehabisan ruang, tidak cukup ruang, storage penuh, free space, free up space, ruang kosong, kapasitas penuh, memori habis, kosongkan ruang
hard disk, harddisk, hard drive, disk, hardisk, hdd, ssd, storage, penyimpanan, cakram, diska keras
boot full, boot partition, /boot, boot, old kernels, kernel, partisi boot
memory, ram, out of memory, memori, kehabisan memori
screen, monitor, display, layar, tampilan layar
second screen, second monitor, external monitor, external screen, external display, dual monitor, two monitors, two screens, dual screen, projector, beamer, proyektor, infocus, infokus, projektor, layar kedua, monitor kedua, dua monitor, dua layar, layar tambahan, monitor eksternal, extend display, extend screen, duplicate screen, mirror screen, mirror display, gandakan layar, tv, layar ganda, extended display, layar eksternal, monitor tambahan
text size, font size, bigger text, larger text, text bigger, text larger, text too small, letters too small, too small to read, zoom text, tulisan kecil, huruf kecil, teks kecil, perbesar tulisan, perbesar huruf, memperbesar huruf, memperbesar tulisan, ukuran huruf, ukuran teks, ukuran tulisan, huruf besar, tulisan terlalu kecil, huruf terlalu kecil, teks terlalu kecil, membesarkan tulisan, magnify, everything is too small, tiny letters, letters tiny, tiny text, text tiny, small letters, small text, letters small, text small, tiny menu, menu tiny, tulisan besar, besarkan huruf, besarkan tulisan
big, bigger, large, larger, enlarge, increase, magnify, besar, perbesar, memperbesar, membesarkan, besarkan, lebih besar, gedein, gede, membesar
small, tiny, kecil, mungil
blurry, blurred, fuzzy, not sharp, buram, kabur, tidak tajam, ngeblur, blur, pecah-pecah, hidpi, 4k, scaling, skala
share screen, screen share, screen sharing, sharing screen, present screen, screencast, bagi layar, berbagi layar, membagikan layar, share layar, sharing layar, presentasikan layar, see my presentation, see my screen, present my screen, presentasi tidak kelihatan, layar tidak kelihatan, presenting
black, dark, blank, hitam, gelap, kosong, item
keyboard, keys, key types, papan tik, papan ketik, kibor, kibod, kibot, kibord, keybord, tuts
keyboard layout, keyboard language, input language, wrong characters, wrong letters, wrong character, wrong letter, types wrong, qwerty, qwertz, azerty, input source, tata letak papan tik, tata letak keyboard, bahasa keyboard, salah huruf, salah karakter, huruf salah, karakter salah, huruf tertukar, tombol tertukar, layout keyboard, simbol salah, @, y and z, swapped keys, z and y, tanda petik, tanda kutip, keluar petik, keluar kutip, quotation mark, quote mark, letters come out wrong, letters wrong, other letters, huruf beda, huruf lain, huruf yang keluar
special character, special characters, accent, accents, accented letter, emoji, emojis, emoticon, symbol, smiley, euro sign, umlaut, karakter khusus, huruf khusus, aksen, simbol, unicode, diakritik, huruf arab, aksara, foreign script, compose key
mouse, tetikus, maus, mouse wheel, scroll wheel, middle click, middle button, middle mouse, klik tengah, tombol tengah, roda mouse, roda tetikus, scroll mouse
copy, salin, menyalin, kopi, copas, copy paste
paste, tempel, menempel, tempelkan, nempel, pastes
clipboard, papan klip, copied text, hasil copy, clipboard history, win v, teks yang disalin, teks tersalin
minimize, minimise, minimize button, minimise button, maximize, maximise, minimalkan, mengecilkan jendela, kecilkan jendela, tombol minimize, tombol kecilkan, window buttons, tombol jendela
window, jendela
font, huruf, fon
text, tulisan, teks, huruf
password, passphrase, kata sandi, sandi, passwd, kata kunci, paswod, paswot, pass word, katasandi
password change, change password, changed password, new password, ganti password, ganti sandi, ganti kata sandi, ubah kata sandi, sandi baru, sandi diganti, password baru
password expired, expired, password has run out, kedaluwarsa, kadaluarsa, kadaluwarsa, sandi kedaluwarsa, kata sandi habis, masa berlaku habis, habis masa berlaku
administrator, admin, root, sudo, admin password, administrator password, hak admin, kata sandi administrator, password admin, elevated, run as administrator
restart, reboot, ristar, restar, mulai ulang, nyalakan ulang, hidupkan ulang
log in, login, logon, log on, masuk, sign-in, signin
log out, logout, sign out, logoff, log off, keluar akun, keluar sesi
lock screen, lock computer, lock my screen, kunci layar, mengunci layar, kunci komputer, layar kunci, mengunci komputer, lock pc, layar terkunci, win l
switch user, change user, ganti pengguna, ganti user, tukar pengguna
clock, time, date, jam, waktu, tanggal, timezone, wrong date, jam salah, tanggal salah
install, installation, add program, add software, new program, new app, instal, pasang, menginstal, pemasangan, memasang, install program, download program, install software, install app, instal aplikasi, pasang aplikasi, tambah aplikasi, ngeinstal, nginstal
uninstall, remove program, add remove programs, copot, hapus aplikasi, hapus program, copot aplikasi
program, app, application, software, aplikasi, perangkat lunak, apps, apk
open, opens, launch, start program, buka, membuka, menjalankan, kebuka, ngebuka, run, runs
default program, default app, opens wrong program, wrong program, file association, program bawaan, aplikasi bawaan, aplikasi default, program default, program salah, aplikasi salah, program lain
download, downloads, downloaded, unduh, unduhan, mengunduh, donlod, dunlud, file unduhan, hasil download, donlot
attachment, attached file, lampiran, file lampiran, lampiran email, attach
email, e-mail, mail, surel, surat elektronik, imel
email account, mail account, set up email, akun email, akun surel, mailbox, kotak surat, inbox, kotak masuk
signature, mail signature, email signature, tanda tangan email, tanda tangan surel
calendar, meeting invitation, invite, invitation, appointment, calender, kalender, undangan, undangan rapat, jadwal rapat, agenda, jadwal
pdf, portable document
make pdf, save as pdf, export as pdf, export pdf, print to pdf, create pdf, convert to pdf, membuat pdf, simpan sebagai pdf, ekspor pdf, jadikan pdf, ubah ke pdf, cetak ke pdf, konversi pdf, jadi pdf, bikin pdf
sign pdf, fill in pdf, fill pdf, annotate pdf, write on pdf, write pdf, draw on pdf, coret pdf, menulis di pdf, annotation, comment pdf, sign a document, tanda tangan pdf, mengisi pdf, isi pdf, tandatangan digital, tanda tangan digital, e-signature, electronic signature, tandatangani, menandatangani, highlight pdf
pdf form, xfa, formulir pdf, form pdf, formulir, borang
csv, comma separated, one column, single column, satu kolom, semicolon, separator, delimiter, pemisah, titik koma, text import
decimal, comma, decimal point, decimal comma, koma, desimal, koma desimal, angka menjadi tanggal, becomes date, jadi tanggal, number as text
smart card, smartcard, token, security token, usb token, card reader, kartu pintar, pembaca kartu, kartu cerdas, sertifikat digital, id card
usb, usb stick, flash drive, flashdrive, thumb drive, pen drive, memory stick, usb drive, flashdisk, flash disk, fd, diska lepas, plesdis, flesdis, fleshdis, flasdis, fleshdisk, plashdisk, flesdisk
eject, safely remove, unplug usb, unmount, remove safely, take out, pull out, cabut, mencabut, melepas, lepaskan, keluarkan, cabut flashdisk, lepas flashdisk
permission, permission denied, access denied, denied, not allowed, no access, izin, izin ditolak, akses ditolak, ditolak, tidak diizinkan, tidak punya akses, tidak boleh, hak akses
refused, rejects, ditolak server, menolak
find file, search file, search files, find files, look for file, cari file, mencari file, cari berkas, mencari berkas, pencarian file, cari dokumen, search in files, find document
file name, filename, nama file, nama berkas, illegal characters, invalid character, invalid file name, karakter tidak sah, nama tidak valid, invalid characters
upper case, lower case, uppercase, lowercase, capital letters, case sensitive, capitals, huruf besar kecil, huruf kapital, huruf besar dan kecil, kapital, caps, huruf gede kecil, big and small letters
zip, rar, 7z, archive, compressed, extract, unzip, arsip zip, file zip, ekstrak, kompres
garbled, strange characters, weird characters, funny characters, gibberish, mojibake, karakter aneh, huruf aneh, nama aneh, nama file aneh, tulisan aneh, rusak namanya
flatpak, snap, sandbox, sandboxed, confined
repair, fix, perbaiki, memperbaiki, betulkan
laptop, notebook, pc, computer, komputer, desktop pc, netbook, leptop, kompi
close, quit, exit, tutup, menutup, nutup, ketutup
send, kirim, mengirim, ngirim
letter, surat, mail letter
table, spreadsheet, tabel
picture, image, photo, gambar, foto
power cut, power went out, power outage, power failure, blackout, computer died, suddenly off, mati lampu, listrik padam, mati listrik, mati mendadak, padam
power cut, power failure, power outage, blackout, electricity off, computer died, laptop died, battery died, mati lampu, listrik mati, listrik padam, mati listrik, lampu mati, baterai habis, batre habis
`;
