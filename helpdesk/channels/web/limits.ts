/** What the public form takes: nobody is asked who they are, so everything has an end. */
export const webLimits = {
  text: 10_000,
  name: 120,
  mail: 200,
  tag: 60,
  pictures: 3,
  /** Bytes of one picture: what telephones make of a screen or a printer. */
  pictureBytes: 10_000_000,
  /** Pixels: what a browser can unpack without falling over. */
  picturePixels: 50_000_000,
  /** Bytes of all that one form may announce. */
  formBytes: 35_000_000,
  /** Forms that are read at the same time, each with its pictures in memory. */
  formsAtOnce: 16,
  /** Of one address: whoever sends slowly on purpose does not keep out everybody else. */
  formsOfAddress: 5,
  /** Of one address in ten minutes: a whole office may share it. */
  reportsOfAddress: 20,
  turnsOfAddress: 60,
  /** From everywhere, in an hour: more, and the form asks people to call. */
  reportsAnHour: 300,
  /** Turns of one conversation that may follow each other without a word from us. */
  turnsInARow: 30,
} as const;

/** A form may lie open over a working day, in milliseconds. */
export const formHolds = 12 * 3_600_000;
/** So long after the last word a link leads somewhere, in milliseconds. */
export const linkHolds = 180 * 86_400_000;
