declare module "saxen" {
  type Decode = (text: string) => string;
  type Attributes = () => Record<string, string> | undefined;
  type Handlers = {
    openTag: (name: string, attributes: Attributes, decode: Decode, selfClosing: boolean) => void;
    closeTag: (name: string, decode: Decode, selfClosing: boolean) => void;
    text: (value: string, decode: Decode) => void;
    cdata: (value: string) => void;
    error: (error: Error) => void;
    warn: (error: Error) => void;
  };
  export class Parser {
    on<K extends keyof Handlers>(name: K, handler: Handlers[K]): this;
    parse(xml: string): Error | undefined;
    stop(): void;
  }
}
