/** The core as wasm-bindgen writes it (`src/wasm.rs`); the bundler puts the built file in the place of "core". */
declare module "core" {
  type Page = import("./reading").Page;
  type PackInfo = import("./reading").PackInfo;
  type Reading = import("./reading").Reading;

  export class Engine {
    constructor(data: Uint8Array);
    addPack(bytes: Uint8Array): PackInfo;
    packs(): PackInfo[];
    read(page: string): string;
    readPage(page: Page): Reading;
    free(): void;
  }

  export default function init(options: { module_or_path: BufferSource }): Promise<unknown>;
}

/** Style sheets that become constructed sheets are bundled as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
