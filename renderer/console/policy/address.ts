const address = /^https?:\/\/[^\s/]+/;

/** An address that nothing could be reached at. */
export const wrongAddress = (value: string): boolean => value !== '' && !address.test(value);
