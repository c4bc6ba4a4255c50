/** The page that opens after installing. It works from any server too: the core, the painter and the card are the same. */
import messages from "../extension/_locales/en/messages.json";
import { glyph } from "../extension/src/content/passages";
import { Reader } from "../extension/src/content/reader";
import { element } from "../extension/src/shared/element";
import { loadEngine } from "../extension/src/shared/engine";
import { extension } from "../extension/src/shared/extension";
import { messageOf } from "../extension/src/shared/notice";
import { reasonOf } from "../extension/src/shared/protocol";
import { MARKED, type Marked, type Reading } from "../extension/src/shared/reading";
import { coverageLine } from "../extension/src/shared/relation";
import { DEFAULTS } from "../extension/src/shared/settings";
import { speakFrom, type Word, word } from "../extension/src/shared/words";
import { type WrongMatch, withoutWrong } from "../extension/src/shared/wrong";
import { articleOnStage, fill, ownText, SAMPLES, type Text } from "./playground";

const MEANINGS: Record<Marked, Word> = {
  denied: "optionsDenied",
  differs: "optionsDiffers",
  unverified: "optionsUnverified",
  corroborated: "optionsCorroborated",
  context: "optionsContext",
};

speakFrom(messages);

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const stage = find("stage");
const article = find("article");
const summary = find("summary");
const own = find<HTMLFormElement>("own");

let current: Text | null = null;
let core: ReturnType<typeof loadEngine> | null = null;
/** Kept while the page is open: this is a place to try things. */
let wrong: WrongMatch[] = [];
const reader = new Reader(
  {
    article: () => articleOnStage(article, current),
    root: () => article,
    read: async (page) => {
      core ??= loadEngine((path) => path);
      try {
        const reading = JSON.parse((await core).read(JSON.stringify(page))) as Reading;
        return { reading: withoutWrong(reading, wrong), seed: "crossread", tie: null, revision: "" };
      } catch (error) {
        core = null;
        throw error;
      }
    },
    callWrong: async (match) => {
      wrong = [...wrong, match];
    },
    takeBack: async (match) => {
      wrong = wrong.filter((other) => other !== match);
    },
    alive: () => true,
  },
  DEFAULTS,
);

async function show(text: Text): Promise<void> {
  current = text;
  fill(article, text);
  stage.hidden = false;
  stage.setAttribute("aria-busy", "true");
  summary.textContent = word("popupReading");
  try {
    const reading = await reader.read();
    if (current !== text) return;
    const message = messageOf({ state: "read", reading });
    summary.textContent = message ? `${message.title}. ${message.help}` : coverageLine(reading);
    find("steps").hidden = reading.coverage.compared === 0;
  } catch (error) {
    summary.textContent = `${word("failedTitle")}. ${word("failedHelp", reasonOf(error))}`;
  }
  stage.removeAttribute("aria-busy");
}

function choice(label: string, checked: boolean, chosen: () => void): HTMLElement {
  const input = element("input", { type: "radio", name: "text", checked });
  input.addEventListener("change", chosen);
  return element("label", {}, input, element("span", {}, label));
}

find("picker").append(
  ...SAMPLES.map(({ label, load }, i) =>
    choice(label, i === 0, async () => {
      own.hidden = true;
      await show(await load());
    }),
  ),
  choice("A text of your own", false, () => {
    own.hidden = false;
    stage.hidden = true;
    find("own-text").focus();
  }),
);
own.addEventListener("submit", (event) => {
  event.preventDefault();
  const day = find<HTMLInputElement>("own-day").value;
  void show(ownText(find<HTMLTextAreaElement>("own-text").value, day || null));
});
find("previous").addEventListener("click", () => reader.step(-1));
find("next").addEventListener("click", () => reader.step(1));
find("legend").append(
  ...MARKED.flatMap((relation) => {
    const [name = "", meaning = ""] = word(MEANINGS[relation]).split(": ");
    return [
      element("dt", { class: `relation-${relation}` }, glyph(relation), name),
      element("dd", {}, meaning),
    ];
  }),
);
// As an extension page it can tell the key that this browser has really set.
void extension?.commands?.getAll().then((commands) => {
  const shortcut = commands.find(({ name }) => name === "read")?.shortcut;
  const key = find("key");
  key.hidden = !shortcut;
  key.querySelector("kbd")?.replaceChildren(shortcut ?? "");
});
const [first] = SAMPLES;
// The popup leads here with a text that it cannot read where it stands.
if (location.hash === "#own")
  find("picker").querySelector<HTMLInputElement>("label:last-child input")?.click();
else if (first) void first.load().then(show);
