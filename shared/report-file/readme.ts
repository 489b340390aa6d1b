/** For whoever opens the container with another program. @param address of the help desk; '' when nobody said it */
export function readmeOf(reportId: string, address: string): string {
  const to = address === '' ? '' : ` (${address})`;
  return `This file is a report to the help desk, made by Pandu on a computer that could not reach it.

What to do: send it to the help desk by e-mail${to}, or hand it over on a USB stick. It need not be opened or
unpacked, and it must not be changed: the help desk takes it only as it is.
It may be sent more than once. The report also stays on the computer and is sent by itself later: it is one report all the
same.
It is not encrypted: whoever has the file can read what is in it.

Help desk: console, Tickets, "Import a report file".

-----

Berkas ini adalah laporan untuk tim bantuan, dibuat oleh Pandu di komputer yang sedang tidak bisa menghubunginya.

Yang perlu dilakukan: kirim berkas ini ke tim bantuan lewat email${to}, atau serahkan dengan flash disk. Tidak perlu dibuka,
dan jangan diubah: tim bantuan hanya menerimanya apa adanya.
Boleh dikirim lebih dari sekali. Laporannya juga tetap ada di komputer dan nanti terkirim sendiri: tetap satu laporan.
Isinya tidak dienkripsi: siapa pun yang memegang berkas ini bisa membacanya.

Tim bantuan: konsol, Tiket, "Impor berkas laporan".

${reportId}
`;
}
