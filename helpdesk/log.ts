/** Where a part that runs by itself tells what people who operate the help desk must know: never a secret in it. */
export interface Log {
  info(about: object, text: string): void;
  warn(about: object, text: string): void;
}
