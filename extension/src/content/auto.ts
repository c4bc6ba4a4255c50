/** Runs after the content script on sites that the reader has allowed: reads without being asked. */
void globalThis.crossreadStart?.();
