import { extension } from "./extension";
import { MARKED, type Marked } from "./reading";

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

// What an older version stored may lack a field or hold one of another type.
function complete(stored: unknown): Settings {
  const given = (stored ?? {}) as Partial<Settings>;
  const shown = { ...DEFAULTS.shown };
  for (const relation of MARKED) {
    const value = given.shown?.[relation];
    if (typeof value === "boolean") shown[relation] = value;
  }
  return {
    marks: typeof given.marks === "boolean" ? given.marks : DEFAULTS.marks,
    shown,
    intensity: INTENSITIES.find((intensity) => intensity === given.intensity) ?? DEFAULTS.intensity,
    everywhere: given.everywhere === true,
    sites: Array.isArray(given.sites) ? given.sites.filter((site) => typeof site === "string") : [],
    packs: Object.fromEntries(Object.entries(given.packs ?? {}).filter(([, on]) => typeof on === "boolean")),
  };
}
