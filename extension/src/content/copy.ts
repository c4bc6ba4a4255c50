/** Puts text on the clipboard, on pages of any origin; the reader has just pressed a button. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

// Pages without https, and pages that forbid themselves the clipboard, still have the command.
function copyByCommand(text: string): boolean {
  const listening = new AbortController();
  let done = false;
  window.addEventListener(
    "copy",
    (event) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    },
    { capture: true, signal: listening.signal },
  );
  document.execCommand("copy");
  listening.abort();
  return done;
}
