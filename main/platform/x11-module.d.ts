/** The part of npm x11 (pure JavaScript, without types) that is used here. */
declare module 'x11' {
  type Callback<T> = (error: Error | null, value: T) => void;
  interface Property {
    readonly data: Buffer;
  }
  interface Image {
    readonly depth: number;
    readonly data: Buffer;
  }
  interface Event {
    readonly type: number;
    readonly message_type?: number;
    /** Of a client message: five numbers of 32 bits. */
    readonly data?: readonly number[];
  }
  interface Client extends NodeJS.EventEmitter {
    InternAtom(onlyIfExists: boolean, name: string, callback: Callback<number>): void;
    GetProperty(remove: 0, window: number, atom: number, type: 0, offset: 0, length: number, callback: Callback<Property>): void;
    /** @param format 2: ZPixmap */
    GetImage(
      format: 2,
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      callback: Callback<Image>,
    ): void;
    /** @param propagate 0; an event mask of 0 delivers to the window's owner */
    SendEvent(
      destination: number,
      propagate: 0,
      eventMask: number,
      event: {
        readonly name: 'ClientMessage';
        readonly format: 32;
        readonly wid: number;
        readonly message_type: number;
        readonly data: readonly number[];
      },
    ): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }): void;
    terminate(): void;
    readonly stream: NodeJS.ReadableStream;
  }
  interface Display {
    readonly client: Client;
    readonly screen: readonly { readonly root: number; readonly pixel_width: number; readonly pixel_height: number }[];
  }
  export function createClient(options: { display: string }, callback: Callback<Display>): Client;
}
