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

/** The host of a pattern, for people. */
export function hostOf(pattern: string): string {
  return /^[a-z]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? pattern;
}
