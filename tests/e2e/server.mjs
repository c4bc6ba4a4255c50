// Sites on loopback: what the browser under test may reach, and a proxy that catches all else.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Serves a folder's files, and pages made on the spot: `made` maps a path to its HTML, or to null for a page that never ends. */
export async function serve(folder, made = {}) {
  const root = path.resolve(folder);
  const server = http.createServer(async (request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.join(root, wanted);
    try {
      if (!file.startsWith(root + path.sep)) throw new Error("outside");
      const body = wanted in made ? made[wanted] : await readFile(file);
      const type = TYPES[path.extname(wanted)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
      if (body === null) response.write("<!doctype html><title>A page that never ends</title><p>It begins.");
      else response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not here");
    }
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { ...(await listen(server)), close };
}

/** A proxy that lets nothing through and remembers what was asked for. Loopback does not come here. */
export async function wall() {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on("error", () => {}); // the browser may hang up first
    socket.end("HTTP/1.1 502 No way out\r\n\r\n");
  });
  return { ...(await listen(server)), asked, close: () => server.close() };
}

async function listen(server) {
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  return { port, url: `http://127.0.0.1:${port}` };
}
