/** As much as is used here of the trees that Readability comes with; it has no types for them. */
interface PlainNode {
  readonly nodeType: number;
  readonly childNodes: PlainNode[];
  readonly parentNode: PlainNode | null;
  readonly textContent: string;
  appendChild(node: PlainNode): void;
  replaceChild(node: PlainNode, old: PlainNode): void;
}

interface PlainElement extends PlainNode {
  readonly tagName: string;
  getAttribute(name: string): string | undefined;
  setAttribute(name: string, value: string): void;
}

interface PlainDocument extends PlainNode {
  /** Absent where the markup has none. */
  readonly body?: PlainElement;
  createElement(tag: string): PlainElement;
  getElementsByTagName(tag: string): PlainElement[];
}

declare module "@mozilla/readability/JSDOMParser" {
  export default class JSDOMParser {
    parse(markup: string, url: string): PlainDocument;
  }
}

declare module "@mozilla/readability/Readability-readerable" {
  export { isProbablyReaderable as default } from "@mozilla/readability";
}
