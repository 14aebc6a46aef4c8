import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commands, options } from "../../../server/cli/words.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const root = join(import.meta.dirname, "../../..")
const read = (file: string) => readFileSync(join(root, file), "utf8")
const guide = read("docs/HOSTING.md")

/** The commands of the guide: the lines that a blank line and four blanks set apart, and the code of its steps. */
const guided = [
  ...guide.matchAll(/^ {4}(\S.*)$/gm),
  ...guide.matchAll(/`((?:[A-Z_]+=\S+ )*(?:npx |sudo )?(?:plenary|npm|node|docker|caddy) [^`]+)`/g),
].map(([, line = ""]) => line)

test("each command of the guide that Plenary itself has is one, with options that exist", () => {
  const own = guided.flatMap(line => {
    const [, words] = /.*(?:(?:^| )plenary|\/plenary\.m?js) ([a-z-].*)$/.exec(line) ?? []
    return words === undefined ? [] : [words.split(" ")]
  })
  expect(own.length).toBeGreaterThan(5)
  for (const words of own)
    for (const word of words) {
      if (word.startsWith("--")) expect(Object.keys(options).map(name => `--${name}`)).toContain(word.split("=")[0])
      else if (word === words[0]) expect(Object.keys(commands), words.join(" ")).toContain(word)
    }
})

test("each file that a command of the guide names is in a release or in the repository", () => {
  const named = guided.flatMap(line => line.match(/(?<![\w/])(?:deploy|scripts|dist|docs)\/[\w./-]+/g) ?? [])
  expect(named.length).toBeGreaterThan(2)
  for (const file of named) expect(existsSync(join(root, file)), file).toBe(true)
  for (const script of guided.flatMap(line => /\bnpm (start|run \w+)/.exec(line)?.[1] ?? []))
    expect(Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts)).toContain(
      script.replace("run ", ""),
    )
})

let running: Running
const folder = newFolder()
beforeAll(async () => {
  running = await startPlenary({ folder })
})
afterAll(async () => {
  await running?.stop()
  removeFolder(folder)
})

test("back up and move, as the guide says: a backup of a running server is restored into another folder", async () => {
  const [moved, file] = [newFolder(), join(folder, "plenary.backup")]
  const env = { LANG: "C", LC_ALL: "", PUBLIC_URL: "" }
  expect(guide).toContain("npx plenary backup /srv/backups/plenary.backup")
  expect((await plenaryWith(env, folder, "backup", file)).stdout).toContain("read back and checked")
  expect((await plenaryWith(env, moved, "restore", file)).status).toBe(0)
  const there = await startPlenary({ folder: moved })
  const demo = async (url: string) => (await fetch(`${url}/api/workspaces/demo/records/1`)).json()
  const [one, other] = [await demo(running.url), await demo(there.url)]
  expect(JSON.stringify(other).replaceAll(there.url, running.url)).toBe(JSON.stringify(one))
  await there.stop()
  removeFolder(moved)
})

test("a shell reads every line of commands", () => {
  for (const line of guided) {
    const { status, stderr } = spawnSync("sh", ["-n", "-c", line], { encoding: "utf8" })
    expect([line, status, stderr]).toEqual([line, 0, ""])
  }
})
