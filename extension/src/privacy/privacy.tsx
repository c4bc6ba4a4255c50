/**
 * What is kept, where and until when; how to erase it; what pages can learn; why each permission is asked for. The end-to-end test
 * finds every key and store that is in use on this page, and every permission of the manifest.
 */
import { extension } from "../shared/extension";
import { type Word, word } from "../shared/words";

/** What is kept, under which names in which store. Names that end in a colon begin others. */
const KEPT: { what: Word; where: Word; names: string[]; until: Word }[] = [
  { what: "keptSettings", where: "whereStorage", names: ["settings"], until: "untilReset" },
  { what: "keptWrong", where: "whereStorage", names: ["wrong"], until: "untilWrong" },
  { what: "keptReports", where: "whereDatabase", names: ["reports", "made"], until: "untilRemoved" },
  { what: "keptPacks", where: "whereDatabase", names: ["packs", "files"], until: "untilRemoved" },
  { what: "keptReadings", where: "whereSession", names: ["reading:", "order"], until: "untilClosed" },
  { what: "keptFrame", where: "whereSession", names: ["frame:"], until: "untilClosed" },
  { what: "keptTabs", where: "whereSession", names: ["tabs"], until: "untilTabs" },
  { what: "keptLent", where: "whereStorage", names: ["lent"], until: "untilLent" },
  { what: "keptTold", where: "whereSession", names: ["told:"], until: "untilTold" },
  { what: "keptRandom", where: "whereStorage", names: ["secret", "revision"], until: "untilReset" },
];

const ERASE: [Word, string][] = [
  ["eraseReports", "options.html#reports"],
  ["erasePacks", "options.html#packs"],
  ["eraseWrong", "options.html#wrong"],
  ["eraseSites", "options.html#sites"],
  ["eraseAll", "options.html#reset"],
];

const LEARNED: Word[] = ["learnMarks", "learnCard", "learnNot", "learnSource"];

const REASONS: Record<string, Word> = {
  activeTab: "permitActiveTab",
  scripting: "permitScripting",
  storage: "permitStorage",
  unlimitedStorage: "permitUnlimited",
  contextMenus: "permitMenus",
  sidePanel: "permitPanel",
};

export function Privacy() {
  const { permissions = [] } = extension.runtime.getManifest();
  return (
    <main class="privacy">
      <h1>{word("privacyTitle")}</h1>
      <p class="lead">{word("privacyLead")}</p>
      <section>
        <h2>{word("privacyKept")}</h2>
        <dl>
          {KEPT.map(({ what, where, names, until }) => (
            <div key={what}>
              <dt>{word(what)}</dt>
              <dd>{word(until)}</dd>
              <dd class="where">
                {word(where)}
                {names.map((name) => (
                  <code key={name}>{name}</code>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p>{word("privacyPrivate")}</p>
      </section>
      <section>
        <h2>{word("privacyErase")}</h2>
        <ul>
          {ERASE.map(([text, at]) => (
            <li key={text}>
              <a href={at}>{word(text)}</a>
            </li>
          ))}
          <li>{word("eraseUninstall")}</li>
        </ul>
      </section>
      <section>
        <h2>{word("privacyLearn")}</h2>
        <ul>
          {LEARNED.map((text) => (
            <li key={text}>{word(text)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{word("privacyPermissions")}</h2>
        <dl>
          {permissions.map((name) => {
            const reason = REASONS[name];
            return (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{reason && word(reason)}</dd>
              </div>
            );
          })}
          <div>
            <dt>{word("permitSites")}</dt>
            <dd>{word("permitSitesWhy")}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>{word("licences")}</h2>
        <p>
          <a href="licences.html">{word("licencesText")}</a>
        </p>
      </section>
      <p>
        <a href="options.html">{word("privacyBack")}</a>
      </p>
    </main>
  );
}
