/**
 * Roots of everyday Indonesian. One that is missing costs only that its affixed forms do not meet: "mencetak" and "cetakan"
 * would be two words.
 */
export const nativeRoots: ReadonlySet<string> = new Set(
  `
abai acak acara ada adil administrator agak ahli air ajak ajar akhir akses aktif aktivasi akun alamat alat alih alir aman amat ambil
ancam aneh angka angkat antar antre antri apa aplikasi arah area arsip arti asal asing atas atur awal ayo baca badan bagai bagi bagus
bahan bahasa baik baju baku balas balik ban bangun banyak baris baru basis batal batang batas bawa bawah bayang bayar beban bebas beda
bekas beku belah belajar belakang beli belok benar bentuk bentur beranda berantak berat berhenti beri berkas bersih besar betul biar
biasa bicara bilang bingkai bingung bisa bisu blokir bohong boleh bolong boros buang buat buka bukti buku bulan bulat buntu buram buruk
buta butuh cabut cacah cacat cadang cair cakap cakram campur cangkok cantum capai cari catat cegah cek cekal cepat cerah cermat cetak
cetus cicil cincin cipta coba cocok colok contoh copot cuci cukup curang daftar dalam dampak dapat dasar data datang daya dekat delik
dengar depan deret detak deteksi diam didik diri disk dobel dokumen dorong dua duduk duga dukung dulu dunia duplikat edar efek eja ekor
ekspor ekstensi ekstrak enak enkripsi erat eror faktur fasilitas fokus fungsi gabung gagal gagang gaji gambar gede ganda gandeng ganggu ganti
garis gaya gelap geleng gembok gerak geser getar goyang gulir gulung guna habis hadap hadir halaman halang hambat hancur hapus harap
hardisk hari harus hasil hati hemat hening henti hidup hilang hitam hitung hubung huruf ikat iklan ikon ikut imbang impor indah induk
informasi ingat ingin ini inisial isi istirahat izin jadi jadwal jaga jalan jam jamin janji jarak jarang jari jaring jatuh jauh jawab
jelas jempol jendela jenis jepret jernih jual judul jumlah jumpa kabel kabur kaca kacau kadaluarsa kadang kait kaku kalender kali kalimat
kamera kamus kanan kantor kapasitas karakter kartu kasar kasih kata kecil kedip kejut kelola keluar keluh kemas kembali kembang kena
kenal kencang kendala kendali kepala keras kering kerja kertas ketat ketemu ketik ketuk khusus kibar kilat kira kiri kirim klik kode
kolom komentar kompres komputer konek koneksi konfigurasi kontak konversi kopi koran korban korup kosong kotak koyak kualitas kuat
kumpul kunci kunjung kurang kuras kursor kurung label lagi lain laku lalu lama lambat lampir lancar langganan langgar langkah langsung
lanjut lapis lapor larang larut latar latih layan layar lebar lebih lekat lelet lemah lembar lemot lengkap lepas letak letus lewat libat
lihat limit lindung lintas lipat listrik lokasi lompat longgar lonjak luar luas lubang lulus lupa lurus macam macet mahal main maju
makan makna makro maksimal malam mampu masalah masih massal masuk masukan mata mati mau mentah merah mesin mikrofon minim minimal minta
miring mirip mohon muat muda mudah muka mula mulai muncul mundur mungkin murah mute naik nama nampak nanti negatif nihil nilai nomor
nonaktif normal nyala nyaman nyata obat obrol olah orang orientasi otak otomatis paham pakai paket paksa panas pandu panggil pangkas
panjang pantau pantul papan pasang pasca pasti patah patuh pecah pegang pelan peluang peluru pencar pendek pengaruh penggal penting
penuh perangkat percaya pergi periksa perintah perlu pernah persen pesan pesat piksel pilah pilih pindah pindai pinggir pinjam pinta
pintas pojok pokok pola polos potong potret presentasi profil proses proteksi proyektor pulang pulih pusat putar putih putus rahasia
raib rakit ramai rambat rancang rangkai rangkap rapat rapi rasa rata rawat rekam rencana rendah renggang rentang resmi respon respons
retak ribut rinci ringan ringkas riset risiko roboh roda ruang rubah rugi rujuk rumah rumit rumus rusak rute saat sabar sah sahabat
saing saji sakit salah salin salur saluran sama samar sambung sampah sampai samping sandar sandi sangat sangka sangkut saring satu sebar
sebut sedia segar segera sekarang selang selesai selidik selip seluruh semak semat sembuh sembunyi sempit sempurna sendat sensor sentuh
senyap senyum sepi serah serang seret sering serta sesat sesuai setel setuju siap siar sidik simak simpan singgung singkat singkir
sinkron sinkronisasi sisa sisip sistem sobek suara suka sulit sunting surat suruh susah susul susun susup tabel tabrak tahan tahap tahu
tajam takut tambah tampak tampil tampung tanam tanda tandatangan tanggal tanggap tanggung tanya tarik taruh tata tawar tebal tegas tekan
teks telat teliti telpon telusur teman temp tempat tempel tempo tempuh temu tengah tentu tepat terang terbit terima terjemah terka
terminal terus tetap tetikus tiba tidak tidur tiga tiket tikus tilik timbul timpa tindak tinggal tinggi tingkat tipe tipis tipu titik
tolak tolong tombol tonjol topi total tua tugas tuju tukar tulis tulisan tumbuh tumpuk tunda tunduk tunggu tunjuk tuntas turun turut
tutup ubah uji ujung ukur ulang umum undang unduh unggah unggul urus urut usaha usang utama utuh versi visual wajib waktu warga warna
web wilayah zona
`
    .trim()
    .split(/\s+/),
);

/** English words that take Indonesian affixes ("mendownload", "diklik", "ngeprint") and keep their English forms as well. */
export const loanRoots: ReadonlySet<string> = new Set(
  `
audio backup blok bluetooth boot browse browser buffer cache cancel cast charge chat close connect convert copas copy crash crop cut
debug delete detect disable download drag drop edit eject email enable explorer export file filter flashdisk folder format forward
freeze hang headset hotspot hp import input instal install keyboard lag laptop layout link load lock log login logout macro mail merge
mic mikrofon minimize mode monitor mount mouse mute network open outlook password paste pin play power print remote reset restart
restore resume run save scan scanner screenshot scroll search send share shortcut shutdown sign sleep speaker support swipe sync tag
tether touchpad type uninstall unlock unmute unzip update upgrade upload usb wifi zip zoom
`
    .trim()
    .split(/\s+/),
);
