/** What the page tells besides: when Crossread reads, what it carries, what becomes of what it reads. */
import { linkOf } from "../extension/src/shared/address";
import { element } from "../extension/src/shared/element";
import { BUNDLED, type Bundled } from "../extension/src/shared/engine";
import { type PackInfo, QUOTED, type ReportInfo } from "../extension/src/shared/reading";
import { counted, day, days, type Word, word } from "../extension/src/shared/words";

type Contents = PackInfo & { contents: ReportInfo[] };

const CHOICES: [Word, Word][] = [
  ["popupSitesAsked", "welcomeAsked"],
  ["popupSitesThis", "welcomeSite"],
  ["popupSitesAll", "welcomeAll"],
];

export function ways(nav: HTMLElement): void {
  const links: [string, Word][] = [
    ["#try", "welcomeTryLink"],
    ["#sources", "welcomeSourcesLink"],
    ["#privacy", "optionsPrivacy"],
  ];
  nav.append(...links.map(([href, name]) => element("a", { href }, word(name))));
}

export function choices(section: HTMLElement): void {
  section.append(
    element("h2", {}, word("welcomeChoice")),
    element("p", { class: "lead" }, word("welcomeChoiceWhere", word("popupSites"))),
    element(
      "dl",
      { class: "choices" },
      ...CHOICES.flatMap(([name, meaning]) => [
        element("dt", {}, word(name)),
        element("dd", {}, word(meaning)),
      ]),
    ),
  );
}

export function privacy(section: HTMLElement): void {
  section.append(
    element("h2", {}, word("optionsPrivacy")),
    element("p", {}, word("optionsPrivacyText")),
    element("p", {}, element("a", { href: "licences.html" }, word("licencesText"))),
  );
}

/** Every bundled report with its publisher, day and address. */
export async function sources(section: HTMLElement): Promise<void> {
  section.append(
    element("h2", {}, word("sources")),
    element("p", { class: "lead" }, word("welcomeSources")),
    ...(await Promise.all(BUNDLED.map(packOf))),
  );
  // The options lead here to one pack.
  const meant = [...section.querySelectorAll("details")].find(({ id }) => location.hash === `#${id}`);
  if (!meant) return;
  meant.open = true;
  meant.scrollIntoView();
}

async function packOf({ id, path, on }: Bundled): Promise<HTMLElement> {
  const answer = await fetch(path.replace(/bin$/, "json"));
  const { title, reports, claims, from, until, contents } = (await answer.json()) as Contents;
  const facts = [
    word("optionsPackLine", counted("reports", reports), counted("claims", claims)),
    word("optionsPackDates", days(from, until)),
    !on && word("welcomeOff"),
  ].filter((fact) => fact !== false);
  // By day, those of no known day at the end.
  const sorted = contents.toSorted((a, b) => (a.published ?? "9999").localeCompare(b.published ?? "9999"));
  return element(
    "details",
    { class: "pack", id },
    element(
      "summary",
      {},
      element("b", { lang: QUOTED }, title),
      element("span", { class: "facts" }, facts.join(" · ")),
    ),
    element("ul", {}, ...sorted.map(reportLine)),
  );
}

function reportLine({ title, publisher, published, url }: ReportInfo): HTMLElement {
  const link = linkOf(url);
  const name = title || publisher || word("reportUnnamed");
  return element(
    "li",
    {},
    element("p", {}, element("bdi", {}, name)),
    element("p", { class: "facts" }, [title && publisher, day(published)].filter(Boolean).join(" · ")),
    link && element("a", { href: link, rel: "noopener noreferrer", class: "address" }, link),
  );
}
