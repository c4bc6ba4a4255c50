/** The card beside a claim. It lives in a closed root on one host, and leaves nothing in the page when it is closed. */
import { element } from "../shared/element";
import { passages } from "../shared/passages";
import told from "../shared/passages.css";
import type { Claim, Evidence, Reading } from "../shared/reading";
import tokens from "../shared/tokens.css";
import { direction, locale, word } from "../shared/words";
import style from "./card.css";
import { backgroundOf, isDark } from "./colour";
import { hovers, type Pointer, taps } from "./hover";
import type { Mark } from "./paint";
import { follow } from "./place";

/** What the host must look like whatever the page's style sheets say of it; the rest is inside. */
const HOST_STYLE: Record<string, string> = {
  all: "initial",
  direction: "ltr", // which `all` leaves alone; the card's language need not be the page's
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
  /** Puts the claim on the clipboard; whether it is there. */
  copy(claim: Claim): Promise<boolean>;
  /** Opens the claim where it can be saved and printed. */
  share?: ((claim: Claim) => void) | undefined;
  /** The reader calls a match wrong, and takes that back. */
  wrong?: ((claim: Claim, evidence: Evidence) => void) | undefined;
  undo(): void;
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
  /** A match of this claim has just been called wrong, and that can be undone. */
  undo?: boolean;
}

export class Card {
  #events: CardEvents;
  #host: HTMLElement | null = null;
  #panel: HTMLElement = element("div");
  #mark: Mark | null = null;
  #at: Pointer | undefined;
  #stays = false;
  #before: Element | null = null;
  #stop: (() => void) | null = null;
  #listening: AbortController | null = null;
  #display = "block";

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

  /** A custom property of the page's root without which the card is not seen: it goes with the extension. */
  tie(property: string): void {
    this.#display = `var(${property}, none)`;
  }

  open(opening: Opening): void {
    const { mark, focus, at } = opening;
    const host = this.#host ?? this.#make();
    this.#fill(opening);
    if (focus && !this.#stays) this.#before = document.activeElement;
    this.#mark = mark;
    this.#at = at;
    this.#stays = focus;
    this.#putIn(host);
    host.style.setProperty("display", this.#display, "important");
    // Nobody is to see it jump from where the last one was, or to hit it there.
    host.style.setProperty("opacity", "0", "important");
    host.style.setProperty("pointer-events", "none", "important");
    // A second showPopover would throw; hiding first also brings the card above what the page showed meanwhile.
    if (host.matches(":popover-open")) host.hidePopover();
    try {
      host.showPopover();
    } catch {
      // The page has taken it away at the very moment; it comes with the next claim.
    }
    this.#place(host, mark);
    this.#listen();
    if (focus) this.#panel.focus({ preventScroll: true });
  }

  /** Shows the claim as it is read now, without moving the focus elsewhere. */
  update(opening: Omit<Opening, "at" | "focus">): void {
    const host = this.#host;
    if (!host || !this.#mark) return;
    const hadFocus = document.activeElement === host;
    this.#mark = opening.mark;
    this.#fill({ ...opening, focus: this.#stays });
    this.#place(host, opening.mark);
    if (hadFocus)
      (this.#panel.querySelector<HTMLElement>(".undo") ?? this.#panel).focus({ preventScroll: true });
  }

  /** The page has become light or dark. */
  restyle(): void {
    if (this.#mark) this.#panel.className = lookOn(this.#mark);
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

  // The page may have put it elsewhere, made it something else, or given it another look.
  #putIn(host: HTMLElement): void {
    const root = document.documentElement;
    if (root && host.parentNode !== root) root.append(host);
    if (host.popover !== "manual") host.popover = "manual";
    for (const [name, value] of Object.entries(HOST_STYLE)) host.style.setProperty(name, value, "important");
  }

  // A plain div: a page could define a custom element of any name and get at its closed root through ElementInternals.
  #make(): HTMLElement {
    const host = element("div", { popover: "manual" });
    const root = host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet(tokens), sheet(told), sheet(style)];
    this.#panel = element("div", {
      role: "dialog",
      tabindex: "-1",
      "aria-labelledby": "line",
      lang: locale(),
      dir: direction(),
    });
    root.append(this.#panel);
    host.addEventListener("pointerenter", (event) => hovers(event) && this.#events.pointer(true));
    host.addEventListener("pointerleave", (event) => hovers(event) && this.#events.pointer(false));
    this.#host = host;
    return host;
  }

  #fill(opening: Opening): void {
    const { mark, reading, undo } = opening;
    const { claim } = mark;
    const reject = this.#events.wrong;
    this.#panel.className = lookOn(mark);
    this.#panel.replaceChildren(
      element(
        "div",
        { class: "scroll passages" },
        ...(undo ? [this.#undo(claim)] : []),
        ...passages({ claim, reading, wrong: reject && ((evidence) => reject(claim, evidence)) }, "line"),
      ),
      this.#footer(opening),
    );
  }

  /** Says something at the top of the card that is open. */
  say(text: string): void {
    this.#panel.querySelector(".called:not(:has(.undo))")?.remove();
    this.#panel.querySelector(".scroll")?.prepend(element("p", { class: "called", role: "status" }, text));
  }

  #undo(claim: Claim): HTMLElement {
    const back = element("button", { type: "button", class: "undo" }, word("wrongUndo"));
    back.addEventListener("click", () => this.#events.undo());
    const told = claim.evidence.length > 0 ? word("wrongHidden") : word("wrongHiddenLast");
    return element("p", { class: "called", role: "status" }, told, " ", back);
  }

  #footer({ mark: { claim }, place: [at, of] }: Opening): HTMLElement {
    const { share } = this.#events;
    const copy = element("button", { type: "button", class: "text copy" }, word("copy"));
    copy.addEventListener("click", async () => {
      copy.textContent = (await this.#events.copy(claim)) ? word("copied") : word("copyFailed");
    });
    return element(
      "footer",
      {},
      copy,
      share ? button("text share", word("share"), "", () => share(claim)) : null,
      element("span", { class: "space" }),
      button("", "‹", word("cardPrevious"), () => this.#events.step(-1)),
      at > 0 && element("span", { class: "place" }, word("cardPlace", at, of)),
      button("", "›", word("cardNext"), () => this.#events.step(1)),
      button("close", "×", word("cardClose"), () => this.close()),
    );
  }

  #place(host: HTMLElement, mark: Mark): void {
    this.#stop?.();
    this.#stop = follow({
      host,
      mark,
      at: this.#at,
      fit: (height) => this.#panel.style.setProperty("--room", `${height}px`),
      stays: () => this.#stays,
      lost: () => this.close(),
    });
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
    const outside = ({ target }: Event) => target !== this.#host;
    document.addEventListener(
      "pointerdown",
      (event) => {
        if (hovers(event) && outside(event)) this.close();
      },
      options,
    );
    // A finger that goes down may be about to move the page.
    document.addEventListener(
      "click",
      (event) => {
        if (taps(event) && outside(event)) this.close();
      },
      options,
    );
  }
}

/** The card is as dark as what its claim stands on. */
function lookOn({ block }: Mark): string {
  return isDark(backgroundOf(block.container)) ? "card dark" : "card";
}

/** A button with a sign or a word; a sign has a name besides. */
function button(kind: string, text: string, name: string, act: () => void): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", class: kind, ...(name && { "aria-label": name, title: name }) },
    text,
  );
  made.addEventListener("click", act);
  return made;
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
