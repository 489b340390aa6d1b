const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that carry a question but not its subject; they may stand inside a phrase ("printer is not found"). */
export const fillers = set(`
  a an the this that these those my your our his her its me you he she we they it i im ive us them
  is are was were be been am do does did to of in on at by for from with into as and or so if then than but
  how what where which who whom whose when why there here please can could would should will shall may might must want need like
  just very really again always any some all also too still anymore now today yesterday every time
  get got go going gone let lets have has had having been being about up somebody someone something anything
  whats wheres hows hi hello dear thanks thank ok okay pls plz
  di ke dari yang dan atau itu ini ada adalah saya aku gue gua kami kita anda kamu dia mereka nya untuk buat pada dengan dalam
  bagaimana gimana bagaimanakah cara caranya apa apakah kenapa mengapa mana dimana kemana kapan siapa berapa
  mau ingin tolong mohon minta bantu dong ya yah sih kok deh nih tuh kan lah pun saja aja lagi juga sudah udah telah belum sedang
  akan harus kalau kalo jika bila ketika saat waktu setelah sesudah sebelum karena supaya agar oleh sebagai seperti secara
  sangat sekali terus selalu setiap tiap banyak semua para si sang pak bu bang kak mas mbak halo hai min terima kasih makasih
  hari kemarin tadi barusan sekarang tiba punya
`);

/** Words of nearly every problem: part of a phrase ("not responding"), worth nothing alone beside another word. */
export const weakWords = set(`
  not no cannot cant dont doesnt didnt isnt wont wasnt arent unable fail fails failed failing broken wrong
  work works working worked problem problems issue issues error errors trouble help fix repair solve make makes use using used
  happen happens happened say says said know find see show shows showing look looks looked looking seem seems thing things way try tried computer pc laptop notebook right correct correctly properly
  tidak tak gak ga nggak enggak ngga ndak bukan jangan tanpa gagal bisa dapat boleh mampu
  jalan berjalan berfungsi bekerja masalah bermasalah kendala eror rusak salah terjadi muncul membuat pakai memakai menggunakan
  komputer benar betul mengatasi memperbaiki perbaiki solusi kata tahu lihat terlihat kelihatan tampak tampil melakukan lakukan jadi menjadi
`);
