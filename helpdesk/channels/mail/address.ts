/** An address that we would send to: one person, one domain, nothing that a mail server could read as more. */
export const isAddress = (text: string) => text.length <= 254 && /^[^\s@<>()[\],;:\\"%!|]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text);
