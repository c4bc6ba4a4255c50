/** How a figure went from day to day: a small chart, and the same as a list. */
import { drawing, element } from "./element";
import type { Figure, Reading } from "./reading";
import { reportName } from "./relation";
import { day, word } from "./words";

/** The chart's box, with room for a dot at each edge. */
const WIDTH = 400;
const HEIGHT = 56;
const EDGE = 8;

export function timeline(figures: Figure[], reading: Reading): HTMLElement {
  return element(
    "section",
    { class: "timeline" },
    element("h3", {}, word("timeline")),
    chart(figures),
    element(
      "ol",
      {},
      ...figures.map((figure) => {
        const report = reading.reports.find(({ id }) => id === figure.report);
        return element(
          "li",
          { class: figure.report === null ? "here" : "" },
          element("span", { class: "date" }, day(figure.published)),
          element("b", {}, figure.text),
          element("span", {}, figure.report === null ? word("cardHere") : reportName(report)),
        );
      }),
    ),
  );
}

function chart(figures: Figure[]): SVGSVGElement {
  const days = figures.map(({ published }) => Date.parse(published));
  const values = figures.flatMap(({ value, upper }) => [value, upper ?? value]);
  const x = scale(days, EDGE, WIDTH - EDGE);
  const y = scale(values, HEIGHT - EDGE, EDGE);
  const points = figures.map(({ report, published, value, upper }) => ({
    here: report === null,
    x: x(Date.parse(published)),
    low: y(value),
    high: y(upper ?? value),
  }));
  const line = points.map(({ x, low, high }, i) => `${i === 0 ? "M" : "L"}${x} ${(low + high) / 2}`).join("");
  return drawing(
    "svg",
    { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    drawing("path", { class: "course", d: line }),
    ...points.flatMap(({ here, x, low, high }) => [
      drawing("path", { class: "range", d: `M${x} ${low}V${high}` }),
      here
        ? drawing("rect", {
            class: "point here",
            x: String(x - 5),
            y: String((low + high) / 2 - 5),
            width: "10",
            height: "10",
          })
        : drawing("circle", { class: "point", cx: String(x), cy: String((low + high) / 2), r: "4" }),
    ]),
  );
}

/** Maps a range of numbers onto another; where all are one, onto its middle. */
function scale(numbers: number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (most === least) return () => (from + to) / 2;
  return (value) => Math.round((from + ((value - least) / (most - least)) * (to - from)) * 10) / 10;
}
