/** An address that may be linked to, as the browser would show it in full; null for all but http and https. */
export function linkOf(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

/** What tells two addresses of pages apart, as the core does (`src/compare/itself.rs`). */
export function addressOf(url: string): string {
  return url
    .replace(/#.*$/s, "")
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/+$/, "");
}
