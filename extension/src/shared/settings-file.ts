/** The file in which all choices leave one browser and enter another. Everything in it is written by strangers. */
import { contentOf, fileOf, isDay, isRecord } from "./file";
import { complete, type Settings, wrongIn } from "./settings";
import { word } from "./words";
import { isWrongMatch, type WrongMatch } from "./wrong";

const FORMAT = "crossread-settings";
/** Rises when an older version could not read a newer file. */
const VERSION = 1;

export interface Chosen {
  settings: Settings;
  wrong: WrongMatch[];
}

export function fileOfSettings(chosen: Chosen): string {
  return fileOf(FORMAT, VERSION, chosen);
}

/**
 * The choices of a file; what it does not tell is as after installing. Throws an error in words for the reader that says what is
 * wrong and where.
 */
export function settingsIn(text: string): Chosen {
  const { settings, wrong = [] } = contentOf(text, FORMAT, VERSION, "settingsFileFormat");
  const bad = (where: string) => new Error(word("settingsFileWrong", where));
  if (!isRecord(settings)) throw bad("settings");
  const [first] = wrongIn(settings);
  if (first) throw bad(`settings.${first}`);
  if (!Array.isArray(wrong)) throw bad("wrong");
  return {
    settings: complete(settings),
    wrong: wrong.map((match: unknown, at) => {
      if (!isWrongMatch(match) || !isDay(match.on)) throw bad(`wrong[${at}]`);
      const { here, there, source, on } = match;
      return { here, there, source, on };
    }),
  };
}
