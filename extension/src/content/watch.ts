/** Watches the page while marks are shown. Changes come in bursts: the first is looked at soon, the rest together. */

/** Milliseconds between two looks at a page that keeps changing. */
const BETWEEN_LOOKS = 250;
/** Milliseconds after which a page that changes its colours has come to rest. */
const UNTIL_STYLED = 600;

export class Watch {
  #observer: MutationObserver;
  /** Of the attributes by which pages switch to dark and back. */
  #styles: MutationObserver;
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #timer = 0;
  #styling = 0;
  #nodes = new Set<Node>();
  #look: () => void;

  /** `look` is called when the text may have changed, `restyled` when the colours may have. */
  constructor(look: () => void, restyled: () => void) {
    this.#look = look;
    this.#observer = new MutationObserver((records) => this.#seen(records));
    const soon = () => {
      clearTimeout(this.#styling);
      this.#styling = this.#nodes.size > 0 ? setTimeout(restyled, UNTIL_STYLED) : 0;
    };
    this.#styles = new MutationObserver(soon);
    this.#scheme.addEventListener("change", soon);
  }

  /** Watches on behalf of these text nodes; for none, not at all. */
  start(nodes: Iterable<Node>, roots: ShadowRoot[]): void {
    this.stop();
    this.#nodes = new Set(nodes);
    if (this.#nodes.size === 0) return;
    for (const root of [document, ...roots]) {
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
    }
    for (const element of [document.documentElement, document.body])
      if (element) this.#styles.observe(element, { attributes: true });
  }

  stop(): void {
    this.#observer.disconnect();
    this.#styles.disconnect();
    clearTimeout(this.#styling);
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#nodes.clear();
  }

  #seen(records: MutationRecord[]): void {
    // Text that changed under a mark: at once, before the browser draws the line under other words. A node that was
    // removed takes its line with it.
    if (records.some(({ type, target }) => type === "characterData" && this.#nodes.has(target))) this.#look();
    else if (this.#timer === 0) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#look();
      }, BETWEEN_LOOKS);
    }
  }
}
