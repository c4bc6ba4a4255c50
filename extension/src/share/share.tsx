/** A reading, or one claim of it, on a page that can be printed, saved and copied. `?tab=&frame=&claim=` say which. */
import { useEffect, useState } from "preact/hooks";
import { download } from "../shared/download";
import { askTab } from "../shared/protocol";
import type { Claim, Reading } from "../shared/reading";
import { FORMATS, type Format, onlyClaim, shared } from "../shared/share";
import { type Word, word } from "../shared/words";
import { Print } from "./print";

const SAVE: Record<Format, Word> = {
  markdown: "shareMarkdown",
  json: "shareJson",
  annotations: "shareAnnotations",
};

export function Share() {
  const [reading, setReading] = useState<Reading | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => void readingOfTab().then(setReading, () => setLost(true)), []);

  if (lost) return <main class="lost">{word("shareLost")}</main>;
  if (!reading) return <main aria-busy="true" />;
  const id = asked("claim");
  const claim = reading.claims.find((claim) => claim.id === id) ?? null;
  return (
    <main>
      <Tools reading={reading} claim={claim} />
      <Print reading={claim ? onlyClaim(reading, claim) : reading} whole={!claim} />
    </main>
  );
}

function Tools({ reading, claim }: { reading: Reading; claim: Claim | null }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    const { text } = shared("markdown", reading, claim);
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setTold(done ? word("copied") : word("copyFailed"));
  };
  return (
    <div class="tools" role="toolbar" aria-label={word("shareTitle")}>
      <button type="button" onClick={() => print()}>
        {word("sharePrint")}
      </button>
      <button type="button" onClick={() => void copy()}>
        {word("shareCopy")}
      </button>
      {FORMATS.map((format) => (
        <button key={format} type="button" onClick={() => save(format, reading, claim)}>
          {word(SAVE[format])}
        </button>
      ))}
      <span role="status">{told}</span>
    </div>
  );
}

function save(format: Format, reading: Reading, claim: Claim | null): void {
  const { name, type, text } = shared(format, reading, claim);
  download(name, type, text);
}

async function readingOfTab(): Promise<Reading> {
  const reading = await askTab(asked("tab") ?? -1, "last", {}, asked("frame") ?? 0);
  if (!reading) throw new Error("the page was not read");
  return reading;
}

function asked(name: string): number | null {
  const value = new URLSearchParams(location.search).get(name);
  return value === null ? null : Number(value);
}
