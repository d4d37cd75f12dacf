import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {type Server, request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {serveFolder} from "../../loaders/tools/static-server.js";

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clientele-serve-"));
  await mkdir(join(folder, "dist/zh"), {recursive: true});
  await writeFile(join(folder, "secret.html"), "secret");
  for (const [file, text] of [
    ["index.html", "home"],
    ["matrix.html", "matrix"],
    ["zh/index.html", "首页"],
    ["404.html", "lost"],
    ["data.json", "{}"],
    ["script.js", ""],
    ["rows.parquet", "0123456789"],
    [".clientele-made", "list"],
  ] as const) {
    await writeFile(join(folder, "dist", file), text);
  }
  ({server, url} = await serveFolder(join(folder, "dist"), 0));
});
afterAll(async () => {
  server.close();
  await rm(folder, {recursive: true, force: true});
});

/** Asks for a path as it stands; fetch would tidy `..` away. */
function ask(path: string, method = "GET") {
  return new Promise<{status?: number; type?: string; location?: string; body: string}>(
    (done, fail) => {
      const asked = request(new URL(url), {path, method, agent: false}, (response) => {
        let body = "";
        response.on("data", (data: Buffer) => (body += data.toString()));
        response.on("end", () => {
          const {"content-type": type, location} = response.headers;
          done({
            ...(response.statusCode !== undefined && {status: response.statusCode}),
            ...(type !== undefined && {type}),
            ...(location !== undefined && {location}),
            body,
          });
        });
      });
      asked.on("error", fail).end();
    },
  );
}

test.each([
  ["/", 200, "text/html; charset=utf-8", "home"],
  ["/matrix", 200, "text/html; charset=utf-8", "matrix"],
  ["/matrix?x=1", 200, "text/html; charset=utf-8", "matrix"],
  ["/matrix.html", 200, "text/html; charset=utf-8", "matrix"],
  ["/zh/", 200, "text/html; charset=utf-8", "首页"],
  ["/data.json", 200, "application/json", "{}"],
  ["/script.js", 200, "text/javascript; charset=utf-8", ""],
  ["/rows.parquet", 200, "application/octet-stream", "0123456789"],
  ["/nowhere", 404, "text/html; charset=utf-8", "lost"],
])("%s → %i %s", async (path, status, type, body) => {
  expect(await ask(path)).toEqual({status, type, body});
});

test("a folder without its slash is asked for with it", async () => {
  expect(await ask("/zh?a=b")).toMatchObject({status: 302, location: "/zh/?a=b"});
});

test.each([
  "/../secret.html",
  "/..%2fsecret.html",
  "/zh/../../secret",
  "/%2e%2e/secret.html",
  "/..\\secret.html",
  "/.clientele-made",
  "/%",
  "/%00",
])("%s is not found", async (path) => {
  expect(await ask(path)).toMatchObject({status: 404, body: "lost"});
});

test("only reads", async () => {
  expect(await ask("/", "POST")).toMatchObject({status: 405});
  expect(await ask("/", "HEAD")).toMatchObject({status: 200, body: ""});
});

test("a part of a file is given where one is asked for, the whole where it is not understood", async () => {
  const ask = async (range: string) => {
    const response = await fetch(new URL("rows.parquet", url), {headers: {range}});
    return [response.status, response.headers.get("content-range"), await response.text()];
  };
  expect(await ask("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
  expect(await ask("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
  expect(await ask("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
  expect(await ask("bytes=-99")).toEqual([206, "bytes 0-9/10", "0123456789"]);
  expect(await ask("bytes=8-99")).toEqual([206, "bytes 8-9/10", "89"]);
  for (const range of ["bytes=4-2", "bytes=-0", "bytes=1-2,4-5", "bytes=-", "rows=1-2"]) {
    expect(await ask(range), range).toEqual([200, null, "0123456789"]);
  }
});

test("texts are packed for who takes them so, other files and parts are not", async () => {
  const coding = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(new URL(path, url), {headers});
    return [response.headers.get("content-encoding"), await response.text()];
  };
  const gzip = {"accept-encoding": "br, gzip;q=0.8"};
  expect(await coding("zh/", gzip)).toEqual(["gzip", "首页"]);
  expect(await coding("data.json", gzip)).toEqual(["gzip", "{}"]);
  expect(await coding("rows.parquet", gzip)).toEqual([null, "0123456789"]);
  expect(await coding("matrix", {...gzip, range: "bytes=1-2"})).toEqual([null, "at"]);
  for (const none of ["identity", "gzip;q=0", "br, gzip; q=0.0", "gzippy"]) {
    expect(await coding("matrix", {"accept-encoding": none}), none).toEqual([null, "matrix"]);
  }
});
