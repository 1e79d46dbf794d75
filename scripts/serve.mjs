// A small static server for the built site, used by `make serve` and by the tests: right types, the app's page for every
// address without a file extension, nothing else. Run by itself: node scripts/serve.mjs FOLDER.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Names that change with their content, as the build writes them: name-0123456789abcdef.js, …_bg.wasm. */
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.\w+$/;

const statOf = (path) => statSync(path, { throwIfNoEntry: false });

/** The file that answers an address, or undefined. Never one outside the folder, nor one whose name begins with a dot. */
function fileFor(folder, path) {
  if (path.includes("\0") || path.split(/[/\\]/).some((part) => part.startsWith("."))) return undefined;
  const asked = resolve(join(folder, path));
  if (asked !== folder && !asked.startsWith(folder + sep)) return undefined;
  if (statOf(asked)?.isFile()) return asked;
  return extname(path) === "" ? join(folder, "index.html") : undefined;
}

/** The part of an address below the base, decoded; undefined when it is not below it or cannot be read. */
function pathBelow(base, address) {
  try {
    const { pathname } = new URL(address, "http://site");
    return pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : undefined;
  } catch {
    return undefined;
  }
}

function respond(folder, base, request, response) {
  const end = (status, headers = {}) => response.writeHead(status, headers).end();
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
  const path = pathBelow(base, request.url);
  if (path === undefined) return request.url === "/" ? end(302, { location: base }) : end(404);
  const file = fileFor(folder, path);
  const stat = file && statOf(file);
  if (!stat) return end(404);

  const tag = `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
  const headers = {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": HASHED.test(basename(file)) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    etag: tag,
  };
  if (request.headers["if-none-match"] === tag) return end(304, headers);
  response.writeHead(200, { ...headers, "content-length": stat.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/**
 * Serves a folder under a base path; port 0 takes a free one; `heard` is told the address of every request. The result can be stopped, which cuts every connection as a
 * lost network would, and started again on the same port.
 */
export async function serve({ folder, base = "/", port = 0, host = "127.0.0.1", heard = () => {} }) {
  const root = resolve(folder);
  let server;
  const site = {
    origin: "",
    url: "",
    start: () =>
      new Promise((done, failed) => {
        server = createServer((request, response) => {
          heard(request.url);
          respond(root, base, request, response);
        });
        server.once("error", failed);
        server.listen(port, host, () => {
          port = server.address().port;
          site.origin = `http://${host}:${port}`;
          site.url = site.origin + base;
          done();
        });
      }),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  await site.start();
  return site;
}

/** The base that a site was built for, as its page says. */
export const baseOf = (folder) => /<base href="([^"]*)"/.exec(readFileSync(join(folder, "index.html"), "utf8"))?.[1] ?? "/";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  const port = Number(process.env.PORT ?? 8080);
  try {
    const site = await serve({ folder, base: baseOf(folder), port });
    console.log(`\nFilò is at ${site.url} (Ctrl-C ends it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`\n✗ Port ${port} is taken, perhaps by Filò itself. Another one: PORT=${port + 1} make serve`);
    process.exitCode = 1;
  }
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
}
