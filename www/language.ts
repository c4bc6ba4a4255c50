/** The words of the welcome page, in the language that the reader wishes for. */
import { isAlive } from "../extension/src/shared/extension";
import { begin } from "../extension/src/shared/page";
import { speakFrom, type Word, word } from "../extension/src/shared/words";

/** The folders of extension/_locales, as the build has found them. */
declare const LANGUAGES: readonly string[];

/** Puts the page's own text into the reader's language. In the extension the browser knows which; elsewhere the page asks it. */
export async function speak(): Promise<void> {
  if (!isAlive()) {
    const answer = await fetch(`_locales/${wished(navigator.languages)}/messages.json`);
    speakFrom(await answer.json());
  }
  begin("welcomeTitle");
  for (const part of document.querySelectorAll<HTMLElement>("[data-word]"))
    part.textContent = word(part.dataset.word as Word);
}

/** The first of the wishes that there is, "de-AT" by "de"; English if none. */
function wished(languages: readonly string[]): string {
  for (const language of languages) {
    const whole = language.replace("-", "_");
    const found = [whole, whole.split("_")[0]].find((name) => name && LANGUAGES.includes(name));
    if (found) return found;
  }
  return "en";
}
