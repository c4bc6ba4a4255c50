/** How claims are marked on pages, with a sample that shows each choice at once. */
import { LINES } from "../shared/lines";
import { MARKED, type Marked } from "../shared/reading";
import { relationName } from "../shared/relation";
import { INTENSITIES, type Intensity, type Settings } from "../shared/settings";
import { Glyph, Switch } from "../shared/view";
import { type Word, word } from "../shared/words";

const MEANINGS: Record<Marked, Word> = {
  denied: "optionsDenied",
  differs: "optionsDiffers",
  unverified: "optionsUnverified",
  corroborated: "optionsCorroborated",
  context: "optionsContext",
};

const STRENGTHS: Record<Intensity, Word> = { quiet: "optionsQuiet", clear: "optionsClear" };

/** The sample, a claim each. */
const SAMPLE: [Marked, Word][] = [
  ["corroborated", "exampleCorroborated"],
  ["differs", "exampleDiffers"],
  ["denied", "exampleDenied"],
  ["unverified", "exampleUnverified"],
  ["context", "exampleContext"],
];

interface Props {
  settings: Settings;
  change: (wish: Partial<Settings>) => void;
}

export function Appearance({ settings, change }: Props) {
  const { marks, shown, intensity } = settings;
  return (
    <section class="appearance">
      <h2>{word("optionsAppearance")}</h2>
      <p>{word("optionsMarksHelp")}</p>
      <Switch label={word("optionsMarksOn")} on={marks} change={(marks) => change({ marks })} />
      <fieldset class="relations" disabled={!marks}>
        <legend>{word("optionsShown")}</legend>
        {MARKED.map((relation) => (
          <label key={relation}>
            <input
              type="checkbox"
              checked={shown[relation]}
              onChange={({ currentTarget }) =>
                change({ shown: { ...shown, [relation]: currentTarget.checked } })
              }
            />
            <Glyph relation={relation} />
            <span>{word(MEANINGS[relation])}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="strength" disabled={!marks}>
        <legend>{word("optionsStrength")}</legend>
        {INTENSITIES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="strength"
              checked={intensity === choice}
              onChange={() => change({ intensity: choice })}
            />
            <span>{word(STRENGTHS[choice])}</span>
          </label>
        ))}
      </fieldset>
      <Sample settings={settings} />
      <p class="theme">{word("optionsTheme")}</p>
    </section>
  );
}

function Sample({ settings: { marks, shown, intensity } }: { settings: Settings }) {
  return (
    <figure class="sample">
      <figcaption>{word("optionsSample")}</figcaption>
      <p>
        {SAMPLE.map(([relation, text], at) => {
          const line = marks && shown[relation] && `underline ${LINES[intensity][relation]} var(--relation)`;
          return (
            <>
              {at > 0 && " "}
              <span
                key={relation}
                class={`relation-${relation}`}
                title={relationName(relation)}
                style={line ? { textDecoration: line } : {}}
              >
                {word(text)}
              </span>
            </>
          );
        })}
      </p>
    </figure>
  );
}
