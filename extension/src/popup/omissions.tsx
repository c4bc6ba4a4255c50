import type { Reading } from "../shared/reading";
import { reportsAndOrigins } from "../shared/relation";
import { number, word } from "../shared/words";

/** Facts that several origins carry and the page does not. */
export function Omissions({ reading: { omissions } }: { reading: Reading }) {
  if (omissions.length === 0) return null;
  return (
    <details class="omissions">
      <summary>
        {word("popupOmissions")} <b>{number(omissions.length)}</b>
      </summary>
      <ul>
        {omissions.map(({ text, reports, origins }) => (
          <li key={text}>
            {text}{" "}
            <span class="where">{word("popupOmissionIn", reportsAndOrigins(reports.length, origins))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
