/** What a page says of itself. Every string here is written by strangers: only its shape is trusted. */

const ARTICLE = /(?:Article|Report|BlogPosting|Review|Opinion)$/;
/** Longest linked data that is parsed, in UTF-16 units. */
const MOST_DATA = 500_000;
const LONGEST_TITLE = 500;
const LONGEST_PUBLISHER = 100;

/** The day the page says it was published, as ISO date; null if it states none or not in ISO 8601. */
export function publishedOf(page: Document): string | null {
  return (
    firstDay(linkedArticles(page).map((node) => node.datePublished)) ??
    firstDay([
      ...contents(
        page,
        'meta[property="article:published_time"], meta[property="og:article:published_time"]',
      ),
      ...contents(page, 'meta[name="date" i], meta[name="pubdate" i], meta[name="publish-date" i]'),
      ...contents(
        page,
        'meta[name="parsely-pub-date" i], meta[name="dc.date.issued" i], meta[name="dcterms.created" i]',
      ),
      ...contents(page, 'meta[itemprop="datePublished"]'),
      ...attributes(page, 'time[itemprop="datePublished"], time[pubdate]', "datetime"),
    ]) ??
    firstDay(
      attributes(page, "article time[datetime], main time[datetime], header time[datetime]", "datetime"),
    )
  );
}

/** The headline: what the article finder took for it, else what the page offers to others, else its tab's title. */
export function titleOf(page: Document, found: string | null | undefined): string {
  const title = found || contents(page, 'meta[property="og:title"]')[0] || page.title;
  return tidy(title, LONGEST_TITLE);
}

/** Who publishes it: what the page says of its site, else its host. */
export function publisherOf(page: Document): string | null {
  const named = linkedArticles(page).map(({ publisher }) =>
    publisher !== null && typeof publisher === "object" ? (publisher as { name?: unknown }).name : publisher,
  );
  const stated = [contents(page, 'meta[property="og:site_name"]')[0], ...named].find(
    (name): name is string => typeof name === "string" && name.trim() !== "",
  );
  const host = page.location?.hostname.replace(/^www\./, "") || null;
  return stated ? tidy(stated, LONGEST_PUBLISHER) : host;
}

/** The language the page declares. */
export function languageOf(page: Document): string | null {
  // A drawing or a feed has a root without a language, and a page can take its root away.
  const declared = (page.documentElement?.getAttribute("lang") ?? "").trim();
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(declared) ? declared : null;
}

/** Whether the page calls itself an article. */
export function claimsToBeArticle(page: Document): boolean {
  return contents(page, 'meta[property="og:type"]')[0] === "article" || linkedArticles(page).length > 0;
}

function linkedArticles(page: Document): Record<string, unknown>[] {
  const articles: Record<string, unknown>[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length > MOST_DATA) continue;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      continue;
    }
    for (const node of nodesOf(data)) {
      const types = Array.isArray(node["@type"]) ? node["@type"] : [node["@type"]];
      if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) articles.push(node);
    }
  }
  return articles;
}

function nodesOf(data: unknown): Record<string, unknown>[] {
  const top = Array.isArray(data) ? data : [data];
  return top.flatMap((node: unknown) => {
    if (node === null || typeof node !== "object") return [];
    const graph = (node as Record<string, unknown>)["@graph"];
    const parts: unknown[] = Array.isArray(graph) ? graph : [];
    return [node, ...parts].filter((part) => part !== null && typeof part === "object") as Record<
      string,
      unknown
    >[];
  });
}

// The day as the page writes it, in the page's own time zone: "Sunday" in the text means that day.
function firstDay(values: unknown[]): string | null {
  for (const value of values) {
    const written = typeof value === "string" ? /^\s*(\d{4})-(\d\d)-(\d\d)(?:$|[T\s])/.exec(value) : null;
    if (!written) continue;
    const day = `${written[1]}-${written[2]}-${written[3]}`;
    const date = new Date(`${day}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return day;
  }
  return null;
}

// The cut may halve a character, and half a character is no Unicode text: the core would not take the page.
function tidy(text: string, longest: number): string {
  return text.replace(/\s+/g, " ").trim().slice(0, longest).toWellFormed();
}

function contents(page: Document, selector: string): string[] {
  return attributes(page, selector, "content");
}

function attributes(page: Document, selector: string, name: string): string[] {
  return [...page.querySelectorAll(selector)]
    .map((element) => element.getAttribute(name) ?? "")
    .filter(Boolean);
}
