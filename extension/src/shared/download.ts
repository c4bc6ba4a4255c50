/** Gives the reader a file to save. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  // The download has begun with the click; the browser holds on to what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
