import type { Reading } from "./reading";
import { counted, number, word } from "./words";

/** Who and what the page names, most often named first, with every spelling. */
export function Names({ entities }: Pick<Reading, "entities">) {
  if (entities.length === 0) return null;
  return (
    <details class="names">
      <summary>
        {word("names")} <b>{number(entities.length)}</b>
      </summary>
      <ul>
        {entities.map(({ name, spellings, mentions }) => {
          const others = spellings.filter((spelling) => spelling !== name);
          return (
            <li key={name}>
              <b>
                <bdi>{name}</bdi>
              </b>{" "}
              {[others.length > 0 && word("namesAlso", others.join(", ")), counted("times", mentions)]
                .filter(Boolean)
                .join(" · ")}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
