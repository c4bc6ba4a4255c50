/** The three steps, alive: a small article, the button that reads it, and the card. */
import { element } from "../extension/src/shared/element";
import { QUOTED } from "../extension/src/shared/reading";
import { word } from "../extension/src/shared/words";
import { type Text, walk } from "./playground";
import { Stage } from "./stage";

export function glance(stage: HTMLElement, text: Text): void {
  const article = element("article", { lang: QUOTED, dir: "ltr" });
  const summary = element("p", { role: "status" }, word("welcomeGlance"));
  const steps = walk();
  steps.hidden = true;
  const button = element(
    "button",
    { type: "button", class: "do", "aria-label": word("menuRead") },
    element("img", { src: "icons/icon-32.png", alt: "", width: "18", height: "18" }),
    word("extensionName"),
  );
  stage.append(
    element("div", { class: "bar" }, summary, element("span", { class: "acts" }, steps, button)),
    article,
  );
  const place = new Stage("glance", { stage, article, summary, walk: steps });
  place.put(text);
  button.addEventListener("click", () => void place.read());
}
