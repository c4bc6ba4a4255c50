import { useEffect, useState } from "preact/hooks";
import { extension } from "../shared/extension";
import { word } from "../shared/words";

/** The keys as they are set in this browser. */
export function Keys() {
  const [commands, setCommands] = useState<chrome.commands.Command[]>([]);
  useEffect(() => void extension.commands.getAll().then(setCommands), []);
  return (
    <section>
      <h2>{word("optionsKeys")}</h2>
      <p>{word("optionsKeysHelp")}</p>
      <table>
        <tbody>
          {commands
            .filter(({ description }) => description)
            .map(({ name, description, shortcut }) => (
              <tr key={name}>
                <th scope="row">{description}</th>
                <td>{shortcut ? <kbd>{shortcut}</kbd> : word("optionsKeyNone")}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
