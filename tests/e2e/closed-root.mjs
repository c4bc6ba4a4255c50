// Looking into a closed shadow root, which no script of the page can.

/** Runs `fn(root)` inside the closed shadow root of the element that `selector` finds; gives its result as plain data. */
export async function inClosedRoot(page, selector, fn) {
  if (/firefox/i.test(await page.browser().version())) {
    // WebDriver BiDi gives closed roots with an id of their own; puppeteer keeps it in the element's remote value.
    const host = await page.evaluateHandle((found) => document.querySelector(found), selector);
    const value = host.remoteValue();
    const root = Object.create(host, { remoteValue: { value: () => value.value.shadowRoot } });
    return page.evaluate(fn, root);
  }
  const session = await page.createCDPSession();
  try {
    const { result: host } = await session.send("Runtime.evaluate", {
      expression: `document.querySelector(${JSON.stringify(selector)})`,
    });
    const { node } = await session.send("DOM.describeNode", {
      objectId: host.objectId,
      depth: -1,
      pierce: true,
    });
    const { object } = await session.send("DOM.resolveNode", {
      backendNodeId: node.shadowRoots[0].backendNodeId,
    });
    const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: `function () { return (${fn})(this); }`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}
