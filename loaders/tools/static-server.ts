import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import {type IncomingMessage, type Server, type ServerResponse, createServer} from "node:http";
import {extname, join} from "node:path";
import {pipeline} from "node:stream";
import {createGzip} from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/** A file of the site, or where its address is to be asked instead. */
type Found = {file: string; size: number} | {moved: string} | undefined;

/**
 * Serves a built site on this machine alone, at the addresses that pages use (`/matrix` is `matrix.html`,
 * `/zh/` is `zh/index.html`). Port 0 takes any that is free. Resolves once it listens.
 */
export async function serveFolder(
  folder: string,
  port: number,
): Promise<{server: Server; url: string}> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch((error: unknown) => {
      response.writeHead(500, {"content-type": "text/plain"}).end(String(error));
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : port;
  return {server, url: `http://127.0.0.1:${taken}/`};
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, {allow: "GET, HEAD"}).end();
    return;
  }
  const [path = "/", query] = (request.url ?? "/").split("?");
  const found = await find(folder, path);
  if (found && "moved" in found) {
    response.writeHead(302, {location: `${found.moved}${query ? `?${query}` : ""}`}).end();
    return;
  }
  if (!found) return notFound(folder, request, response);
  send(request, response, 200, found);
}

async function notFound(folder: string, request: IncomingMessage, response: ServerResponse) {
  const page = await regular(join(folder, "404.html"));
  if (page) return send(request, response, 404, page);
  response.writeHead(404, {"content-type": "text/plain; charset=utf-8"}).end("Not found\n");
}

function send(
  {method, headers}: IncomingMessage,
  response: ServerResponse,
  status: number,
  {file, size}: {file: string; size: number},
): void {
  const type = types[extname(file)] ?? "application/octet-stream";
  const part = status === 200 ? partOf(headers.range, size) : undefined;
  const isPacked =
    !part && isText.test(type) && takesGzip(String(headers["accept-encoding"] ?? ""));
  response.writeHead(part ? 206 : status, {
    "content-type": type,
    ...(isPacked
      ? {"content-encoding": "gzip"}
      : {"content-length": part ? part.end - part.start + 1 : size}),
    ...(isText.test(type) && {vary: "accept-encoding"}),
    "accept-ranges": "bytes",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    ...(part && {"content-range": `bytes ${part.start}-${part.end}/${size}`}),
  });
  if (method === "HEAD") return void response.end();
  const bytes = createReadStream(file, part);
  const broken = () => void response.destroy();
  if (!isPacked) bytes.on("error", broken).pipe(response);
  else pipeline(bytes, createGzip(), response, (error) => error && broken());
}

const isText = /^(text\/|application\/(json|xml)|image\/svg)/;

/** As most hosts do it: texts are packed for who takes them so; at weight zero nobody does. */
function takesGzip(accepted = ""): boolean {
  return accepted.split(",").some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one));
}

/** The one part of a file that is asked for; undefined for the whole, and where several or none are meant. */
function partOf(range: string | undefined, size: number) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  return start <= end ? {start, end} : undefined;
}

async function find(folder: string, address: string): Promise<Found> {
  let path: string;
  try {
    path = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  const parts = path.split("/").slice(1);
  // Nothing above the folder, and nothing hidden: `..`, `.git`, the list of files that were made.
  if (!path.startsWith("/") || /[\0\\]/.test(path)) return undefined;
  if (parts.some((part) => part.startsWith("."))) return undefined;
  const file = join(folder, ...parts);
  if (path.endsWith("/")) return regular(join(file, "index.html"));
  const page = (await regular(file)) ?? (await regular(`${file}.html`));
  if (page) return page;
  return (await regular(join(file, "index.html"))) ? {moved: `${address}/`} : undefined;
}

async function regular(file: string): Promise<{file: string; size: number} | undefined> {
  try {
    const status = await stat(file);
    return status.isFile() ? {file, size: status.size} : undefined;
  } catch {
    return undefined;
  }
}
