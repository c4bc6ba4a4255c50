/** Importing packs: each file is looked at, shown, and kept only when the reader says so. */
import { useRef, useState } from "preact/hooks";
import { database, write } from "../shared/database";
import { hashOf } from "../shared/hash";
import { askBackground, reasonOf } from "../shared/protocol";
import type { PackInfo } from "../shared/reading";
import { size, today, word } from "../shared/words";
import { atMost, DropZone, FileButton } from "./files";
import { Facts } from "./packs";

/** A longer file is refused unread, in bytes: the core must hold it in memory. */
const LONGEST = 256_000_000;

interface Waiting {
  /** Tells two files of one name apart. */
  nth: number;
  file: string;
  bytes: number;
  /** Names the bytes in the store. */
  id: string;
  /** Still to be looked at; then what it is, or why it is refused. */
  state: { info: PackInfo; known: boolean } | { refused: string } | null;
}

export function ImportPacks() {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [told, setTold] = useState("");
  const next = useRef(0);
  const put = (one: Waiting) =>
    setWaiting((all) =>
      all.some(({ nth }) => nth === one.nth)
        ? all.map((other) => (other.nth === one.nth ? one : other))
        : [...all, one],
    );
  const leave = (one: Waiting) => setWaiting((all) => all.filter(({ nth }) => nth !== one.nth));

  const take = async (files: File[]) => {
    setTold("");
    for (const file of files) {
      const one: Waiting = { nth: next.current++, file: file.name, bytes: file.size, id: "", state: null };
      put(one);
      put(await look(one, file));
    }
  };
  const keep = async (one: Waiting, info: PackInfo) => {
    try {
      const { id, file, bytes } = one;
      await askBackground("keepPack", { pack: { id, file, bytes, added: today(), info } });
      leave(one);
      setTold(word("packsKept", info.title));
    } catch (error) {
      put({ ...one, state: { refused: reasonOf(error) } });
    }
  };
  const drop = async (one: Waiting) => {
    leave(one);
    const known = one.state !== null && "known" in one.state && one.state.known;
    if (one.id && !known) await askBackground("dropPack", { id: one.id }).catch(() => null);
  };

  return (
    <DropZone take={(files) => void take(files)}>
      <FileButton label={word("packsChoose")} take={(files) => void take(files)} />
      <p>{word("packsDrop")}</p>
      {waiting.length > 0 && (
        <ul class="waiting">
          {waiting.map((one) => (
            <li key={one.nth}>
              <Preview one={one} keep={(info) => void keep(one, info)} drop={() => void drop(one)} />
            </li>
          ))}
        </ul>
      )}
      <p role="status">{told}</p>
    </DropZone>
  );
}

function Preview(props: { one: Waiting; keep: (info: PackInfo) => void; drop: () => void }) {
  const { file, bytes, state } = props.one;
  if (state === null) return <p>{word("packsLooking", file)}</p>;
  if ("refused" in state) {
    return (
      <>
        <p role="alert" class="refused">
          {word("fileRefused", file, state.refused)}
        </p>
        <button type="button" class="link" onClick={props.drop}>
          {word("dismiss")}
        </button>
      </>
    );
  }
  const { info, known } = state;
  return (
    <>
      <h3>
        <bdi>{info.title || word("reportUnnamed")}</bdi>
      </h3>
      <Facts info={info} />
      <p>{word("packsFile", file, size(bytes))}</p>
      {known ? (
        <>
          <p>{word("packsKnown")}</p>
          <button type="button" class="link" onClick={props.drop}>
            {word("dismiss")}
          </button>
        </>
      ) : (
        <div class="acts">
          <button type="button" class="keep" onClick={() => props.keep(info)}>
            {word("packsKeep")}
          </button>
          <button type="button" class="link" onClick={props.drop}>
            {word("packsNot")}
          </button>
        </div>
      )}
    </>
  );
}

/** Puts a file's bytes into the store, where the background finds them, and asks what they are. */
async function look(one: Waiting, file: File): Promise<Waiting> {
  try {
    atMost(LONGEST, file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const id = await hashOf(bytes); // the same bytes are the same pack, under whatever name
    const there = (await (await database()).getKey("files", id)) !== undefined;
    if (!there) await write(["files"], (tx) => tx.objectStore("files").put(bytes, id));
    const checked = await askBackground("checkPack", { id });
    if (checked.state === "refused") return { ...one, state: { refused: checked.reason } };
    return { ...one, id, state: { info: checked.info, known: checked.known } };
  } catch (error) {
    return { ...one, state: { refused: reasonOf(error) } };
  }
}
