// The harness itself: the checks the other tests lean on can fail.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { start } from "./harness.mjs";

let it;
before(async () => {
  it = await start();
});
after(() => it?.close());

test("a request to another host is noticed", async () => {
  const page = await it.open("/harbour.html");
  await page.evaluate(() => fetch("http://elsewhere.example/").catch(() => {}));
  assert.ok(
    it.strangers.some((asked) => asked.includes("elsewhere.example")),
    "the wall saw nothing",
  );
  await assert.rejects(it.quiet());
});

test("an error on a page is noticed", async () => {
  const page = await it.open("/harbour.html");
  await page.evaluate(() => {
    console.error("said on purpose");
    const script = document.createElement("script");
    script.textContent = "notDefinedAnywhere()";
    document.body.append(script);
  });
  const lines = await it.console();
  assert.ok(lines.some((line) => line.includes("said on purpose")));
  assert.ok(lines.some((line) => line.includes("notDefinedAnywhere")));
});
