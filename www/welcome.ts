/** The page that opens after installing. It works from any server too: the core, the painter and the card are the same. */
import { element } from "../extension/src/shared/element";
import { extension } from "../extension/src/shared/extension";
import { glyph } from "../extension/src/shared/passages";
import { MARKED, type Marked } from "../extension/src/shared/reading";
import { type Word, word } from "../extension/src/shared/words";
import { glance } from "./glance";
import { speak } from "./language";
import { ownText, SAMPLES, sample, type Text, walk } from "./playground";
import { choices, privacy, sources, ways } from "./sections";
import { Stage } from "./stage";

const MEANINGS: Record<Marked, Word> = {
  denied: "optionsDenied",
  differs: "optionsDiffers",
  unverified: "optionsUnverified",
  corroborated: "optionsCorroborated",
  context: "optionsContext",
};

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

function choice(label: string, checked: boolean, chosen: () => void): HTMLElement {
  const input = element("input", { type: "radio", name: "text", checked });
  input.addEventListener("change", chosen);
  return element("label", {}, input, element("span", {}, label));
}

/** Every text to read, and the place where it is read. */
function playground(): void {
  const steps = walk();
  find("summary").after(steps);
  const stage = new Stage("crossread", {
    stage: find("stage"),
    article: find("article"),
    summary: find("summary"),
    walk: steps,
  });
  const show = (text: Text) => {
    stage.put(text);
    return stage.read();
  };
  const own = find<HTMLFormElement>("own");
  find("picker").append(
    ...SAMPLES.map(({ label, load }, i) =>
      choice(word(label), i === 0, async () => {
        own.hidden = true;
        await show(await load());
      }),
    ),
    choice(word("welcomeOwn"), false, () => {
      own.hidden = false;
      find("stage").hidden = true;
      find("own-text").focus();
    }),
  );
  own.addEventListener("submit", (event) => {
    event.preventDefault();
    const day = find<HTMLInputElement>("own-day").value;
    void show(ownText(find<HTMLTextAreaElement>("own-text").value, day || null));
  });
  find("playground").hidden = false;
  const [first] = SAMPLES;
  // The popup leads here with a text that it cannot read where it stands.
  if (location.hash === "#own")
    find("picker").querySelector<HTMLInputElement>("label:last-child input")?.click();
  else if (first) void first.load().then(show);
}

function legend(): void {
  find("legend").append(
    ...MARKED.flatMap((relation) => {
      const [name = "", meaning = ""] = word(MEANINGS[relation]).split(/\s*:\s+/);
      return [
        element("dt", { class: `relation-${relation}` }, glyph(relation), name),
        element("dd", {}, meaning),
      ];
    }),
  );
  find("legend").after(element("p", {}, word("welcomeContext")));
}

function begin(): void {
  ways(find("ways"));
  choices(find("choice"));
  playground();
  legend();
  privacy(find("privacy"));
  void sources(find("sources"));
  void sample("glance").then((text) => glance(find("glance"), text));
  // As an extension page it can tell the key that this browser has really set.
  void extension?.commands?.getAll().then((commands) => {
    const shortcut = commands.find(({ name }) => name === "read")?.shortcut;
    const key = find("key");
    key.hidden = !shortcut;
    key.querySelector("kbd")?.replaceChildren(shortcut ?? "");
  });
}

void speak().then(begin);
