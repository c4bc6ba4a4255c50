/** The matches that the reader has called wrong, the latest first, each with a way back. */
import { useEffect, useState } from "preact/hooks";
import { QUOTED } from "../shared/reading";
import { day, word } from "../shared/words";
import { loadWrong, onWrong, takeBack, type WrongMatch } from "../shared/wrong";

export function Wrong() {
  const [matches, setMatches] = useState<WrongMatch[]>([]);
  useEffect(() => {
    const load = () => void loadWrong().then(setMatches);
    load();
    return onWrong(load);
  }, []);
  return (
    <section id="wrong">
      <h2>{word("optionsWrong")}</h2>
      <p>{word("optionsWrongHelp")}</p>
      {matches.length === 0 && <p class="none">{word("optionsWrongNone")}</p>}
      <ul class="wrong">
        {matches.toReversed().map((match) => (
          <li key={JSON.stringify([match.here, match.there])}>
            <dl>
              <dt>{word("optionsWrongHere")}</dt>
              <dd dir="auto" lang={QUOTED}>
                {match.here}
              </dd>
              <dt>
                {match.source}, {day(match.on)}
              </dt>
              <dd dir="auto" lang={QUOTED}>
                {match.there}
              </dd>
            </dl>
            <button type="button" onClick={() => void takeBack(match)}>
              {word("optionsWrongBack")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
