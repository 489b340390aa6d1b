/** An address that a browser may be sent to; null: of another scheme, or none at all. What another help desk says is not ours. */
export const webAddress = (text: string | null): string | null =>
  text !== null && URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol) ? text : null;
