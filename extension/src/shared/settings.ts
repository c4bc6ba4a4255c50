import { extension } from "./extension";
import { isRecord } from "./file";
import { MARKED, type Marked } from "./reading";
import { isSite } from "./sites";

/** How strongly the lines are drawn. */
export const INTENSITIES = ["quiet", "clear"] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** What the reader has chosen; kept on this device only. */
export interface Settings {
  /** Whether pages are marked at all; the popup's list works without. */
  marks: boolean;
  /** Which relations get a line under the words. */
  shown: Record<Marked, boolean>;
  intensity: Intensity;
  /** Read every news page by itself. */
  everywhere: boolean;
  /** Match patterns of the sites that are read by themselves. */
  sites: string[];
  /** Packs that were switched on or off, by id; the others are as they come. */
  packs: Record<string, boolean>;
}

export const DEFAULTS: Settings = {
  marks: true,
  shown: { denied: true, differs: true, unverified: true, corroborated: true, context: false },
  intensity: "quiet",
  everywhere: false,
  sites: [],
  packs: {},
};

export async function loadSettings(): Promise<Settings> {
  const { settings } = await extension.storage.local.get("settings");
  return complete(settings);
}

export async function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await loadSettings()), ...change };
  await extension.storage.local.set({ settings });
  return settings;
}

/** Calls back with every later change; returns the way to stop. */
export function onSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    if (area === "local" && changes.settings) changed(complete(changes.settings.newValue));
  };
  extension.storage.onChanged.addListener(listener);
  return () => extension.storage.onChanged.removeListener(listener);
}

type Checks = { [K in keyof Settings]: (value: unknown) => boolean };

/** What each choice must look like, wherever it comes from. */
const CHECKS: Checks = {
  marks: isBoolean,
  shown: (value) => isRecord(value) && MARKED.every((relation) => isBoolean(value[relation])),
  intensity: (value) => INTENSITIES.some((intensity) => intensity === value),
  everywhere: isBoolean,
  sites: (value) => Array.isArray(value) && value.every(isSite),
  packs: (value) => isRecord(value) && Object.values(value).every(isBoolean),
};

/** The choices that are given and are none. */
export function wrongIn(given: Record<string, unknown>): string[] {
  return Object.entries(CHECKS).flatMap(([name, isRight]) =>
    given[name] === undefined || isRight(given[name]) ? [] : [name],
  );
}

/** All choices: what is given, and how they are after installing where nothing usable is. */
export function complete(given: unknown): Settings {
  const { shown, ...rest } = isRecord(given) ? given : {};
  // An older version may not have known a relation.
  const whole = { ...rest, shown: { ...DEFAULTS.shown, ...(isRecord(shown) ? shown : {}) } };
  const wrong = wrongIn(whole);
  const right = Object.entries(whole).filter(([name]) => name in DEFAULTS && !wrong.includes(name));
  return { ...DEFAULTS, ...Object.fromEntries(right) };
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}
