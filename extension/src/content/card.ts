/** The card beside a claim. It lives in a closed root on one host, and leaves nothing in the page when it is closed. */
import { autoUpdate, computePosition, flip, hide, inline, offset, shift, size } from "@floating-ui/dom";
import { element } from "../shared/element";
import type { Reading } from "../shared/reading";
import tokens from "../shared/tokens.css";
import { locale, word } from "../shared/words";
import style from "./card.css";
import { backgroundOf, isDark } from "./colour";
import type { Pointer } from "./hover";
import { type Mark, rangesOf } from "./paint";
import { passages } from "./passages";

/** What the host must look like whatever the page's style sheets say of it; the rest is inside. */
const HOST_STYLE: Record<string, string> = {
  all: "initial",
  position: "fixed",
  inset: "auto",
  left: "0px",
  top: "0px",
  margin: "0px",
  padding: "0px",
  border: "0px",
  background: "none",
  overflow: "visible",
  width: "max-content",
  "max-width": "calc(100vw - 16px)",
  "z-index": "2147483647",
};

export interface CardEvents {
  closed(): void;
  pointer(inside: boolean): void;
  step(by: 1 | -1): void;
}

export interface Opening {
  mark: Mark;
  reading: Reading;
  /** Which of how many marked claims this is, counting from 1. */
  place: [at: number, of: number];
  /** Where the pointer is, if it was the pointer that asked. */
  at?: Pointer;
  /** Take the keyboard's focus and stay until told to go. */
  focus: boolean;
}

export class Card {
  #events: CardEvents;
  #host: HTMLElement | null = null;
  #panel: HTMLElement = element("div");
  #mark: Mark | null = null;
  #stays = false;
  #before: Element | null = null;
  #stop: (() => void) | null = null;
  #listening: AbortController | null = null;

  constructor(events: CardEvents) {
    this.#events = events;
  }

  get mark(): Mark | null {
    return this.#mark;
  }

  /** Whether it was opened by key or from the list, and so does not go when the pointer does. */
  get stays(): boolean {
    return this.#stays;
  }

  open(opening: Opening): void {
    const { mark, focus, at } = opening;
    const host = this.#host ?? this.#make();
    this.#stop?.();
    const dark = isDark(backgroundOf(mark.block.container));
    this.#panel.className = dark ? "card dark" : "card";
    this.#panel.replaceChildren(...this.#content(opening));
    // The height that it would like to have decides above or below; only then is it fitted.
    this.#panel.style.removeProperty("--room");
    if (focus && !this.#stays) this.#before = document.activeElement;
    this.#mark = mark;
    this.#stays = focus;
    if (!host.isConnected) document.documentElement.append(host);
    host.style.setProperty("display", "block", "important");
    // A second showPopover would throw; hiding first also brings the card above what the page showed meanwhile.
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
    this.#place(host, mark, at);
    this.#listen();
    if (focus) this.#panel.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.#mark) return;
    const hadFocus = document.activeElement === this.#host;
    this.#stop?.();
    this.#stop = null;
    this.#listening?.abort();
    this.#listening = null;
    this.#mark = null;
    this.#stays = false;
    this.#host?.remove();
    if (hadFocus && this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
    this.#events.closed();
  }

  // A plain div: a page could define a custom element of any name and get at its closed root through ElementInternals.
  #make(): HTMLElement {
    const host = element("div", { popover: "manual" });
    for (const [name, value] of Object.entries(HOST_STYLE)) host.style.setProperty(name, value, "important");
    const root = host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet(tokens), sheet(style)];
    this.#panel = element("div", {
      role: "dialog",
      tabindex: "-1",
      "aria-labelledby": "line",
      lang: locale(),
    });
    root.append(this.#panel);
    host.addEventListener("pointerenter", () => this.#events.pointer(true));
    host.addEventListener("pointerleave", () => this.#events.pointer(false));
    this.#host = host;
    return host;
  }

  #content({ mark, reading, place: [at, of] }: Opening): Node[] {
    const button = (sign: string, name: string, act: () => void) => {
      const made = element("button", { type: "button", "aria-label": name, title: name }, sign);
      made.addEventListener("click", act);
      return made;
    };
    return [
      element("div", { class: "scroll" }, ...passages(mark.claim, reading, "line")),
      element(
        "footer",
        {},
        element("span", { class: "brand" }, word("extensionName")),
        button("‹", word("cardPrevious"), () => this.#events.step(-1)),
        element("span", { class: "place" }, word("cardPlace", at, of)),
        button("›", word("cardNext"), () => this.#events.step(1)),
        button("×", word("cardClose"), () => this.close()),
      ),
    ];
  }

  #place(host: HTMLElement, mark: Mark, at: Pointer | undefined): void {
    const rects = () => rangesOf(mark).flatMap((range) => [...range.getClientRects()]);
    const reference = {
      getBoundingClientRect: () => boundsOf(rects()),
      getClientRects: rects,
      contextElement: mark.block.container,
    };
    const update = async () => {
      const { x, y, middlewareData } = await computePosition(reference, host, {
        strategy: "fixed",
        placement: "bottom-start",
        middleware: [
          inline(at ? { x: at.x, y: at.y, padding: 4 } : {}),
          offset(8),
          flip({ padding: 8, fallbackAxisSideDirection: "none" }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply: ({ availableHeight }) => {
              this.#panel.style.setProperty("--room", `${Math.max(160, Math.floor(availableHeight))}px`);
            },
          }),
          hide(),
        ],
      });
      if (this.#mark !== mark) return;
      if (middlewareData.hide?.referenceHidden && !this.#stays) {
        this.close();
        return;
      }
      host.style.setProperty("left", `${Math.round(x)}px`, "important");
      host.style.setProperty("top", `${Math.round(y)}px`, "important");
    };
    // Not within the scroll event: Firefox would tell the page's console of positions linked to scrolling.
    const soon = () => requestAnimationFrame(() => void update());
    this.#stop = autoUpdate(reference, host, soon, { layoutShift: false });
  }

  #listen(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const options = { capture: true, signal: this.#listening.signal };
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.close();
      },
      options,
    );
    document.addEventListener(
      "pointerdown",
      (event) => {
        if (event.target !== this.#host) this.close();
      },
      options,
    );
  }
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

function boundsOf(rects: DOMRect[]): DOMRect {
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return rects.length > 0 ? new DOMRect(left, top, right - left, bottom - top) : new DOMRect();
}
