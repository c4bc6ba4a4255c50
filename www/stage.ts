/** A place on this page where a text is read: its marks and cards are those of any page. */
import { Reader } from "../extension/src/content/reader";
import { messageOf } from "../extension/src/shared/notice";
import { reasonOf } from "../extension/src/shared/protocol";
import { coverageLine } from "../extension/src/shared/relation";
import { DEFAULTS } from "../extension/src/shared/settings";
import { word } from "../extension/src/shared/words";
import { type WrongMatch, withoutWrong } from "../extension/src/shared/wrong";
import { read } from "./core";
import { articleOnStage, fill, type Text } from "./playground";

interface Parts {
  stage: HTMLElement;
  article: HTMLElement;
  /** Where it says what was compared. */
  summary: HTMLElement;
  /** Holds the buttons that lead from claim to claim. */
  walk: HTMLElement;
}

/** Here every line is to be seen, also the one that pages show only on request. */
const SHOWN = { ...DEFAULTS, shown: { ...DEFAULTS.shown, context: true } };

export class Stage {
  #parts: Parts;
  #text: Text | null = null;
  /** Kept while the page is open: this is a place to try things. */
  #wrong: WrongMatch[] = [];
  #reader: Reader;

  /** `seed` is what the names of its highlights begin with: another on each stage. */
  constructor(seed: string, parts: Parts) {
    this.#parts = parts;
    const { article, walk } = parts;
    this.#reader = new Reader(
      {
        article: () => articleOnStage(article, this.#text),
        root: () => article,
        read: async (page) => {
          const reading = await read(page, this.#text?.pack ?? null);
          return { reading: withoutWrong(reading, this.#wrong), name: "", seed, tie: null, revision: "" };
        },
        callWrong: async (match) => {
          this.#wrong = [...this.#wrong, match];
        },
        takeBack: async (match) => {
          this.#wrong = this.#wrong.filter((other) => other !== match);
        },
        alive: () => true,
      },
      SHOWN,
    );
    const [previous, next] = walk.querySelectorAll("button");
    previous?.addEventListener("click", () => this.#reader.step(-1));
    next?.addEventListener("click", () => this.#reader.step(1));
  }

  /** Puts a text there, unread. */
  put(text: Text): void {
    this.#text = text;
    fill(this.#parts.article, text);
    this.#parts.stage.hidden = false;
  }

  async read(): Promise<void> {
    const { stage, summary, walk } = this.#parts;
    const text = this.#text;
    stage.setAttribute("aria-busy", "true");
    summary.textContent = word("popupReading");
    try {
      const { reading } = await this.#reader.read();
      if (this.#text !== text) return;
      const message = messageOf({ state: "read", reading });
      summary.textContent = message ? `${message.title}. ${message.help}` : coverageLine(reading);
      walk.hidden = reading.coverage.compared === 0;
    } catch (error) {
      summary.textContent = `${word("failedTitle")}. ${word("failedHelp", reasonOf(error))}`;
    }
    stage.removeAttribute("aria-busy");
  }
}
