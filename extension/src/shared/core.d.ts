/** The core as wasm-bindgen writes it (`src/wasm.rs`); the bundler puts the built file in the place of "core". */
declare module "core" {
  /** Every string is JSON of the shape that is named; methods throw an `Error` that says why they cannot; over a pack it has a `PackFault` as its cause. */
  export class Engine {
    constructor(data: Uint8Array);
    /** Looks at all of the pack first: for bytes from anywhere. What the pack says of itself. */
    addPack(bytes: Uint8Array): import("./reading").PackInfo;
    /** For a pack that `addPack` took before or that ships with the build: costs the same for any size. */
    loadPack(bytes: Uint8Array): import("./reading").PackInfo;
    /** Takes a pack out by its place in the order they were added; those after it move up. */
    removePack(place: number): boolean;
    /** `{title}` and `{id, page}[]` to the bytes of a pack of these pages. */
    compile(head: string, pages: string): Uint8Array<ArrayBuffer>;
    /** `Page` to `Reading`. */
    read(page: string): string;
    free(): void;
  }

  export default function init(options: { module_or_path: BufferSource }): Promise<unknown>;
}

/** Style sheets that become constructed sheets are bundled as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
