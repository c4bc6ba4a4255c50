import type { Reading } from "./reading";
import { counted, word } from "./words";

/** Which packs the reports come from that speak of this page. */
export function From({ reading: { reports } }: { reading: Reading }) {
  const counts = new Map<string, number>();
  for (const { pack } of reports) counts.set(pack, (counts.get(pack) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <p class="from">
      {word("popupFrom")}{" "}
      {[...counts].map(([pack, count], at) => (
        <span key={pack}>
          {at > 0 && " · "}
          <bdi>{pack}</bdi> ({counted("reports", count)})
        </span>
      ))}
    </p>
  );
}
