import { useEffect, useState } from "preact/hooks";
import { reasonOf } from "../shared/protocol";
import { onRevision } from "../shared/revision";

/** What the background answers, asked anew whenever what pages are compared with has changed. */
export function useLibrary<T>(ask: () => Promise<T>): { answer: T | null; trouble: string } {
  const [answer, setAnswer] = useState<T | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const load = () => {
      ask().then(
        (answer) => {
          setAnswer(answer);
          setTrouble("");
        },
        (error: unknown) => setTrouble(reasonOf(error)),
      );
    };
    load();
    return onRevision(load);
  }, []);
  return { answer, trouble };
}
