/** Ways to give files: a button that opens the browser's own chooser, and a place to drop them on. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { size, word } from "../shared/words";

/** Throws an error in words for the reader if a file is longer than this many bytes. */
export function atMost(longest: number, file: File): void {
  if (file.size > longest) throw new Error(word("packsTooLong", size(file.size), size(longest)));
}

interface Choose {
  label: string;
  accept?: string;
  take: (files: File[]) => void;
}

export function FileButton({ label, accept, take }: Choose) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        accept={accept}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = ""; // the same file can be chosen again
        }}
      />
    </>
  );
}

export function DropZone({ take, children }: { take: (files: File[]) => void; children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's second way; the button inside serves all
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault(); // the browser would open the file instead
        setOver(false);
        take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {children}
    </div>
  );
}
