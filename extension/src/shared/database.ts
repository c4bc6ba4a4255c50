/**
 * The database of this extension: its stores, and writes that happen whole or not at all. The permission `unlimitedStorage`
 * keeps browsers from clearing it when they want room: nobody could get the reader's reports back.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { PackInfo, Page } from "./reading";
import { word } from "./words";

/**
 * A page that the reader has added, or a tab that is being compared. What is kept is what the page says, not what the core
 * made of it: claims are extracted by the very version that compares them, so no report grows old with the version that
 * added it, and the core's shapes may change. What was made of it is in `made`.
 */
export interface KeptReport {
  /** Hash of the text: the same text is the same report. */
  id: string;
  /** The day it was added, as ISO date. */
  added: string;
  page: Page;
}

/** A report of the reader's own. */
export interface MyReport extends KeptReport {
  /** Some reports make one pack, so that adding another does not make all of them anew. */
  batch: number;
}

export interface KeptPack {
  id: string;
  /** The name of the file it came in. */
  file: string;
  added: string;
  bytes: number;
  /** What it said of itself when it was imported. */
  info: PackInfo;
}

/** A batch of my reports compiled to a pack, to be thrown away and made again when they or the core have changed. */
export interface Made {
  /** What it was made of and by which version. */
  of: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Schema extends DBSchema {
  reports: { key: string; value: MyReport };
  packs: { key: string; value: KeptPack };
  /** The bytes of packs by their id; those without an entry in `packs` were only looked at. */
  files: { key: string; value: Uint8Array<ArrayBuffer> };
  /** By batch. */
  made: { key: number; value: Made };
}
export const STORES = ["reports", "packs", "files", "made"] as const;
export type Store = (typeof STORES)[number];

/** Rises when a store is added. What older versions stored stays as it is. */
const VERSION = 1;
let opened: Promise<IDBPDatabase<Schema>> | null = null;

export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("crossread", VERSION, {
    upgrade(db) {
      db.createObjectStore("reports", { keyPath: "id" });
      db.createObjectStore("packs", { keyPath: "id" });
      db.createObjectStore("files");
      db.createObjectStore("made");
    },
    // Who deletes or upgrades it waits until nobody holds it; it is opened again when it is next needed.
    blocking(_version, _wanted, { target }) {
      (target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null; // to be tried again
  });
  return opened;
}

/** Runs a change; if any part of it fails, nothing has changed, and the error says so in words for the reader. */
export async function write<T, S extends Store>(
  stores: S[],
  change: (tx: IDBPTransaction<Schema, S[], "readwrite">) => Promise<T>,
): Promise<T> {
  try {
    const tx = (await database()).transaction(stores, "readwrite", { durability: "strict" });
    const done = tx.done;
    done.catch(() => null); // told below, whichever fails first
    try {
      const result = await change(tx);
      await done;
      return result;
    } catch (error) {
      abort(tx);
      // What ended the transaction says more than what it then did to the request.
      throw tx.error ?? error;
    }
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    if (full) throw new Error(word("storeFull"));
    throw error instanceof DOMException ? new Error(word("storeFailed", error.message || error.name)) : error;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}
