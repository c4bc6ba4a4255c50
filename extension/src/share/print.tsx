/** The reading as a text to be read on paper. */
import { linkOf } from "../shared/address";
import { linkTo } from "../shared/fragment";
import { MissingNear } from "../shared/omission";
import { type Claim, type Evidence, QUOTED, type Reading } from "../shared/reading";
import { coverageLine, relationLine, relationName } from "../shared/relation";
import { Source } from "../shared/source";
import { Glyph } from "../shared/view";
import { counted, day, word } from "../shared/words";

/** `whole`: all of the page's claims, not one that was picked. */
export function Print({ reading, whole }: { reading: Reading; whole: boolean }) {
  const { page, claims, coverage } = reading;
  const unmatched = coverage.claims - coverage.compared;
  const url = linkOf(page.url);
  return (
    <article>
      <header>
        <h1 dir="auto" lang={QUOTED}>
          {page.title}
        </h1>
        <p class="about">
          {page.published && <span>{day(page.published)}</span>}
          {url && <a href={url}>{url}</a>}
        </p>
        <p class="about">
          {whole && `${coverageLine(reading)}. `}
          {word("shareMaker")}
        </p>
      </header>
      {claims
        .filter(({ relation }) => !whole || relation !== "unmatched")
        .map((claim) => (
          <One key={claim.id} claim={claim} reading={reading} />
        ))}
      {whole && unmatched > 0 && <p class="about">{counted("popupUnmatched", unmatched)}</p>}
    </article>
  );
}

function One({ claim, reading }: { claim: Claim; reading: Reading }) {
  const here = linkTo(reading.page.url, claim.text);
  const told = claim.evidence.filter(({ relation }) => relation === claim.relation || relation !== "context");
  return (
    <section>
      <h2 class={`relation-${claim.relation}`}>
        <Glyph relation={claim.relation} />
        {relationLine(claim)}
      </h2>
      <blockquote dir="auto" lang={QUOTED}>
        {here ? <a href={here}>{claim.text}</a> : claim.text}
      </blockquote>
      <ul>
        {told.map((evidence) => (
          <Piece key={`${evidence.report} ${evidence.text}`} {...{ evidence, claim, reading }} />
        ))}
      </ul>
      <MissingNear claim={claim} reading={reading} />
    </section>
  );
}

function Piece(props: { evidence: Evidence; claim: Claim; reading: Reading }) {
  const { evidence, claim, reading } = props;
  const report = reading.reports.find(({ id }) => id === evidence.report);
  return (
    <li>
      <p dir="auto" lang={QUOTED}>
        {evidence.text}
      </p>
      <p class="about">
        {evidence.relation !== claim.relation && <span>{relationName(evidence.relation)}</span>}
        {report && <Source report={report} passage={evidence.text} />}
        <span>{day(evidence.published)}</span>
        {evidence.later && <span>{word("laterReport")}</span>}
        {evidence.speaker && <span>{word("cardSays", evidence.speaker)}</span>}
      </p>
    </li>
  );
}
