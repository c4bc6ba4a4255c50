/** My reports: listed, opened, removed, taken to another browser and back. */
import { useRef, useState } from "preact/hooks";
import { linkOf } from "../shared/address";
import { download } from "../shared/download";
import { askBackground, type ReportHead, reasonOf } from "../shared/protocol";
import { counted, day, word } from "../shared/words";
import { atMost, FileButton } from "./files";
import { useLibrary } from "./library";

/**
 * A longer file is refused unread, in bytes. It goes to the background as a string within a string, which Chromium writes as a third:
 * a quotation mark is four bytes by then, and it carries 64 MiB at most. It holds some fifteen hundred articles.
 */
const LONGEST = 16_000_000;

export function Reports() {
  const { answer: reports, trouble } = useLibrary(() => askBackground("myReports", {}));
  const [told, setTold] = useState("");
  const [wrong, setWrong] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);

  const act = async (what: () => Promise<string>) => {
    setTold("");
    setWrong("");
    try {
      setTold(await what());
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const remove = ({ id, title }: ReportHead) =>
    act(async () => {
      await askBackground("removeReport", { id });
      heading.current?.focus(); // the button that had it is gone
      return word("reportsRemoved", title);
    });
  const take = (files: File[]) =>
    act(async () => {
      let [added, known] = [0, 0];
      for (const file of files) {
        try {
          atMost(LONGEST, file);
          const done = await askBackground("importReports", { text: await file.text() });
          added += done.added;
          known += done.known;
        } catch (error) {
          throw new Error(word("fileRefused", file.name, reasonOf(error)));
        }
      }
      return known > 0
        ? word("reportsImportedSome", counted("reports", added), counted("reports", known))
        : word("reportsImported", counted("reports", added));
    });
  const give = () =>
    act(async () => {
      const text = await askBackground("exportReports", {});
      download(word("reportsFileName"), "application/json", text);
      return word("reportsExported", word("reportsFileName"));
    });

  return (
    <section class="my" id="reports">
      <h2 ref={heading} tabIndex={-1}>
        {word("reportsTitle")}
      </h2>
      <p>{word("reportsHelp")}</p>
      {trouble && <p role="alert">{word("failedHelp", trouble)}</p>}
      {reports?.length === 0 && <p class="none">{word("reportsNone")}</p>}
      {reports !== null && reports.length > 0 && (
        <ul class="list">
          {reports.map((report) => (
            <Row key={report.id} report={report} remove={() => void remove(report)} />
          ))}
        </ul>
      )}
      <div class="acts">
        <FileButton
          label={word("reportsImport")}
          accept="application/json,.json"
          take={(files) => void take(files)}
        />
        <button type="button" class="export" disabled={!reports?.length} onClick={() => void give()}>
          {word("reportsExport")}
        </button>
      </div>
      <p role="status">{told}</p>
      {wrong && <p role="alert">{wrong}</p>}
    </section>
  );
}

function Row({ report, remove }: { report: ReportHead; remove: () => void }) {
  const link = linkOf(report.url);
  const title = report.title || word("reportUnnamed");
  return (
    <li>
      <div>
        <h3>
          {link ? (
            <a href={link} target="_blank" rel="noopener noreferrer">
              <bdi>{title}</bdi>
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </h3>
        <p>
          {report.publisher && (
            <>
              <bdi>{report.publisher}</bdi>
              {" · "}
            </>
          )}
          {day(report.published)} · {word("reportsAdded", day(report.added))}
        </p>
        {link && <p class="address">{link}</p>}
      </div>
      <button type="button" class="remove" onClick={remove} aria-label={word("removeNamed", title)}>
        {word("remove")}
      </button>
    </li>
  );
}
