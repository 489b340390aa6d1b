import type { Transporter } from 'nodemailer';
import type { CodeMail } from '../../services/address-codes.ts';
import type { Sent } from '../../services/deliveries.ts';
import { isAddress } from './address.ts';
import type { MailConfig } from './config.ts';
import { domainOf, notSent } from './courier.ts';
import { oneLine } from './texts.ts';

const words = {
  en: {
    subject: (code: string) => `${code} is your code for Pandu`,
    text: (code: string, who: string) => `Your code is

    ${code}

Type it in Pandu, under Contact. From then on, what you write to the help desk from this address is in My reports as well.
It is good for one hour.

It was asked for by ${who}. If that was not you, you need do nothing: without the code, nothing
changes.
`,
  },
  id: {
    subject: (code: string) => `${code} adalah kode Anda untuk Pandu`,
    text: (code: string, who: string) => `Kode Anda

    ${code}

Ketik kode ini di Pandu, di halaman Kontak. Setelah itu, yang Anda tulis ke tim bantuan dari alamat ini juga muncul di
Laporan saya. Kode berlaku satu jam.

Kode ini diminta oleh ${who}. Kalau bukan Anda, abaikan saja: tanpa kode ini tidak ada yang
berubah.
`,
  },
} as const;

/** "abcdefgh" -> "ABCD-EFGH" */
const shown = (code: string) => (code.toUpperCase().match(/.{1,4}/g) ?? []).join('-');

/** May be repeated: the same claim has the same Message-ID and code. */
export async function sendCode(config: MailConfig, courier: Transporter, mail: CodeMail): Promise<Sent> {
  if (!isAddress(mail.address)) return { state: 'refused', error: 'it is no mail address' };
  const say = words[mail.language];
  const code = shown(mail.code);
  const messageId = `<${mail.id}.code@${domainOf(config)}>`;
  try {
    await courier.sendMail({
      subject: say.subject(code),
      text: say.text(code, oneLine(`${mail.userName} (${mail.hostName})`, 200)),
      from: { name: config.name, address: config.address },
      to: { name: '', address: mail.address },
      messageId,
      headers: { 'X-Pandu-Helpdesk': 'code', 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return { state: 'sent', externalId: messageId };
  } catch (error) {
    return notSent(error);
  }
}
