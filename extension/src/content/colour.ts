/** Colours that can be seen on whatever the page puts behind its text. Channels are 0 to 1, sRGB. */
import type { Marked } from "../shared/reading";
import { parentOf } from "./blocks";

export type Colour = [red: number, green: number, blue: number];

/** WCAG 1.4.11 asks 3:1 of graphics; thin lines need more to be seen. */
const CONTRAST = 4.5;
/** How much of the line's colour the open claim's background takes on. */
const TINT = 0.14;

const HUES: Record<Marked, Colour> = {
  denied: [0.54, 0.2, 0.58],
  differs: [0.75, 0.38, 0],
  unverified: [0.36, 0.42, 0.49],
  corroborated: [0.04, 0.44, 0.62],
  context: [0.45, 0.46, 0.5],
};

/** A colour of the relation's hue that stands out from the background. */
export function inkOn(background: Colour, relation: Marked): string {
  const towards: Colour = luminance(background) > 0.18 ? [0, 0, 0] : [1, 1, 1];
  let ink = HUES[relation];
  for (let share = 0; share < 1 && contrast(ink, background) < CONTRAST; share += 0.05) {
    ink = mix(HUES[relation], towards, share);
  }
  return css(contrast(ink, background) < CONTRAST ? towards : ink);
}

/** The background for the claim whose card is open: a breath of the line's colour. */
export function tintOn(background: Colour): string {
  return css(mix(background, isDark(background) ? [0.75, 0.8, 1] : [0.2, 0.3, 0.75], TINT));
}

export function isDark(colour: Colour): boolean {
  return luminance(colour) < 0.18;
}

/** What is behind an element's text: the backgrounds of its ancestors, one over the other. */
export function backgroundOf(element: Element): Colour {
  const layers: [Colour, number][] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    // What a picture looks like is not known; text colours are chosen to be read on it.
    if (style.backgroundImage !== "none" && style.backgroundImage.includes("url(")) {
      const text = parse(getComputedStyle(element).color)?.[0] ?? [0, 0, 0];
      return luminance(text) > 0.4 ? [0.1, 0.1, 0.1] : [1, 1, 1];
    }
    const layer = parse(style.backgroundColor);
    if (layer && layer[1] > 0) layers.push(layer);
    if (layer && layer[1] >= 1) break;
  }
  let colour = canvas();
  for (const [over, alpha] of layers.reverse()) colour = mix(colour, over, alpha);
  return colour;
}

// What the browser paints where a page paints nothing.
function canvas(): Colour {
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  const dark =
    /\bdark\b/.test(schemes) &&
    (!/\blight\b/.test(schemes) || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? [0.07, 0.07, 0.07] : [1, 1, 1];
}

// Computed colours come as rgb() or, for the newer notations, in those: a canvas turns these into bytes.
function parse(value: string): [Colour, number] | null {
  const rgb = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,/\s]+([\d.]+)(%?))?\s*\)$/.exec(value);
  if (rgb) {
    const [, red, green, blue, alpha, percent] = rgb;
    const opacity = alpha === undefined ? 1 : Number(alpha) / (percent ? 100 : 1);
    return [[Number(red) / 255, Number(green) / 255, Number(blue) / 255], opacity];
  }
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!brush) return null;
  brush.fillStyle = value;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [[red / 255, green / 255, blue / 255], alpha / 255];
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (i: 0 | 1 | 2) => from[i] * (1 - share) + to[i] * share;
  return [channel(0), channel(1), channel(2)];
}

function css([red, green, blue]: Colour): string {
  const byte = (channel: number) => Math.round(channel * 255);
  return `rgb(${byte(red)} ${byte(green)} ${byte(blue)})`;
}

function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
