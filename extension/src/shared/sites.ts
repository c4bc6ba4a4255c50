/** Match patterns of sites. */

export const EVERYWHERE = ["http://*/*", "https://*/*"];

/** The pattern for the site of an address, or null where no site is. */
export function siteOf(url: string | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, hostname } = new URL(url);
    return (protocol === "https:" || protocol === "http:") && hostname ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

/** Whether this is the pattern of one site. */
export function isSite(value: unknown): value is string {
  return typeof value === "string" && value.endsWith("/*") && siteOf(value.slice(0, -1)) === value;
}

/** The host of a pattern, for people. */
export function hostOf(pattern: string): string {
  return /^[a-z]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? pattern;
}
