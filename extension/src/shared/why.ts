/** What a match rests on: closed until it is asked for. */
import { element } from "./element";
import type { Evidence } from "./reading";
import { slotName } from "./relation";
import { number, word } from "./words";

export function why({ why: { score, words, entities, slots } }: Evidence): HTMLElement {
  const pairs = (all: [string, string][]) => all.map(([a, b]) => (a === b ? a : word("whyPair", a, b)));
  const rows: [string, string[]][] = [
    [word("whyWords"), pairs(words)],
    [word("whyEntities"), pairs(entities)],
    [word("whySlots"), slots.map(slotName)],
  ];
  return element(
    "div",
    { class: "why", hidden: true },
    element("p", {}, word("whyScore", number(score, "percent"))),
    element(
      "dl",
      {},
      ...rows.flatMap(([name, values]) =>
        values.length > 0
          ? [element("dt", {}, name), ...values.map((value) => element("dd", {}, value))]
          : [],
      ),
    ),
  );
}
