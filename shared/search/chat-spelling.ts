/** How chat messages write everyday words, beside the word itself. Words that stand for nothing more here are fillers anyhow. */
const chat: ReadonlyMap<string, readonly string[]> = new Map(
  `
yg yang, dg dengan, dgn dengan, utk untuk, tuk untuk, krn karena, krna karena, klo kalau, klu kalau, kl kalau, kalo kalau
gmn bagaimana, gmna bagaimana, gmana bagaimana, dmn dimana, dmna dimana, kmn kemana, kmna kemana, knp kenapa, knapa kenapa, kpn kapan
dr dari, dri dari, pd pada, dlm dalam, sm sama, jd jadi, jdi jadi, tp tapi, trs terus, trus terus, udh sudah, sdh sudah, dah sudah
blm belum, blom belum, skrg sekarang, skrng sekarang, sy saya, sya saya, hrs harus, bnyk banyak, byk banyak, msh masih, dpt dapat
bs bisa, bsa bisa, jln jalan, org orang, orng orang, msk masuk, klr keluar, hlg hilang, ilg hilang, gbr gambar, gmbr gambar
tlg tolong, tlong tolong, tlng tolong, pke pakai, pk pakai, ttd tanda tangan, ttg tentang, sblm sebelum, stlh setelah, brp berapa, gada tidak ada, gda tidak ada, gatau tidak tahu, gtau tidak tahu
kmptr komputer, komp komputer, kompi komputer, lepi laptop, leptop laptop, pw password, pwd password, psw password, pswd password
pls please, plz please, ur your, r are, thx thanks, cuz because, coz because, bcs because, bcoz because
`
    .split(/[,\n]/)
    .map((entry) => entry.trim().split(' '))
    .map(([short = '', ...words]) => [short, words]),
);

/** Every way to say "not" in Indonesian is one word, so that "gak bunyi" is "tidak bunyi". */
const negations = new Set('ga gak gk gax gx nggak enggak engga ngga ngak ndak nda kagak kaga tak tdk tdak ora'.split(' '));
const glued = /^(?:ngga|nggak|engga|enggak|gak|gk|ga|tdk)(?=[a-z]{3})/;

/**
 * A word of a chat as one would write it elsewhere: "yg" -> "yang", "gmn" -> "bagaimana", "gabisa" -> "tidak", "bisa".
 *
 * @param isWord whether something is a word by itself, so that "gambar" stays whole and "gamuncul" does not
 */
export function spelledOut(word: string, isWord: (word: string) => boolean): readonly string[] {
  if (negations.has(word)) return ['tidak'];
  const words = chat.get(word);
  if (words) return words;
  const rest = word.replace(glued, '');
  return rest !== word && !isWord(word) && isWord(rest) ? ['tidak', rest] : [word];
}
