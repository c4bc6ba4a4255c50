/** The page that opens after installing. It works from any server too: the core, the painter and the card are the same. */
import messages from "../extension/_locales/en/messages.json";
import { glyph } from "../extension/src/content/passages";
import { element } from "../extension/src/shared/element";
import { extension } from "../extension/src/shared/extension";
import { MARKED, type Marked } from "../extension/src/shared/reading";
import { speakFrom, type Word, word } from "../extension/src/shared/words";
import { glance } from "./glance";
import { ownText, SAMPLES, sample, type Text } from "./playground";
import { choices, privacy, sources, ways } from "./sections";
import { Stage } from "./stage";

const MEANINGS: Record<Marked, Word> = {
  denied: "optionsDenied",
  differs: "optionsDiffers",
  unverified: "optionsUnverified",
  corroborated: "optionsCorroborated",
  context: "optionsContext",
};

speakFrom(messages);

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const own = find<HTMLFormElement>("own");
const stage = new Stage("crossread", {
  stage: find("stage"),
  article: find("article"),
  summary: find("summary"),
  walk: find("steps"),
});

async function show(text: Text): Promise<void> {
  stage.put(text);
  await stage.read();
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
    find("stage").hidden = true;
    find("own-text").focus();
  }),
);
own.addEventListener("submit", (event) => {
  event.preventDefault();
  const day = find<HTMLInputElement>("own-day").value;
  void show(ownText(find<HTMLTextAreaElement>("own-text").value, day || null));
});
find("legend").append(
  ...MARKED.flatMap((relation) => {
    const [name = "", meaning = ""] = word(MEANINGS[relation]).split(": ");
    return [
      element("dt", { class: `relation-${relation}` }, glyph(relation), name),
      element("dd", {}, meaning),
    ];
  }),
);
find("legend").after(element("p", {}, word("welcomeContext")));
ways(find("ways"));
choices(find("choice"));
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
const [first] = SAMPLES;
// The popup leads here with a text that it cannot read where it stands.
if (location.hash === "#own")
  find("picker").querySelector<HTMLInputElement>("label:last-child input")?.click();
else if (first) void first.load().then(show);
