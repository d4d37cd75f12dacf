// What components use of Framework's own library; pages know it without an import.
declare module "observablehq:stdlib" {
  export function FileAttachment(path: string): {
    json(): Promise<unknown>;
    arrayBuffer(): Promise<ArrayBuffer>;
  };
}
