/** Small parts that popup and options share. */
import { GLYPH_BOX, GLYPHS } from "./glyph";
import type { Relation } from "./reading";

export function Glyph({ relation }: { relation: Relation }) {
  const { path, width, dash } = GLYPHS[relation];
  return (
    <svg class={`glyph relation-${relation}`} viewBox={GLYPH_BOX} aria-hidden="true">
      <path d={path} stroke-width={width} stroke-dasharray={dash} />
    </svg>
  );
}

/** `name` is what a screen reader says where the label alone does not tell of what it is. */
export function Switch(props: { label: string; name?: string; on: boolean; change: (on: boolean) => void }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={props.name}
        checked={props.on}
        aria-checked={props.on}
        onChange={(event) => props.change(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
