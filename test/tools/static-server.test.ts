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
    ["rows.parquet", ""],
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
  ["/rows.parquet", 200, "application/octet-stream", ""],
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
