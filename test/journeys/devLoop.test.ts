import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../kit/clocks/until.ts"
import { type Browser, sharedBrowser } from "../kit/people/browsers.ts"

const root = join(import.meta.dirname, "../..")
const copied = [
  "client",
  "server",
  "shared",
  "scripts",
  "migrations",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
]

let tree = ""
let server: ChildProcess
let browser: Browser
let printed = ""

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "plenary-dev-"))
  for (const name of copied) cpSync(join(root, name), join(tree, name), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"))
  const env = { ...process.env, PORT: "0", DATA_DIR: join(tree, "data") }
  server = spawn(process.execPath, [join(tree, "scripts/dev.mjs")], { env })
  server.stdout?.on("data", (bytes: Buffer) => (printed += bytes.toString()))
  server.stderr?.on("data", (bytes: Buffer) => (printed += bytes.toString()))
  await until(() => /Plenary {3}http/.test(printed), "the server has printed its address")
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server?.exitCode === null) {
    server.kill("SIGTERM")
    await once(server, "exit")
  }
  rmSync(tree, { recursive: true, force: true })
})

test("a page changed in client/ appears on the open page without a restart of the server", async () => {
  const url = /Plenary {3}(http\S+)/.exec(printed)?.[1] ?? ""
  const page = await (await browser.newContext({ locale: "en" })).newPage()
  await page.goto(`${url}/guide/chair`)
  const file = join(tree, "client/pages/guide/plenary-guide-page.ts")
  const words = "Your first panel in 20 minutes"
  await page.getByText(words).first().waitFor()
  const source = readFileSync(file, "utf8")
  const said = 'msg("guide.chair")'
  expect(source).toContain(said)
  writeFileSync(file, source.replaceAll(said, '"Your second panel"'))
  await page.getByText("Your second panel").first().waitFor()
  expect(printed.match(/Plenary {3}http/g)).toHaveLength(1)
})
