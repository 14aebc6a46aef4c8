import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import * as Y from "yjs"
import { databaseIn } from "../../server/start/instance/database.ts"
import { sleep, until } from "../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../kit/people/browsers.ts"
import { Person } from "../kit/people/person.ts"
import { frame, paragraph, RawClient, updateFrame } from "../kit/people/rawClient.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const program = join(import.meta.dirname, "../../dist/server/plenary.js")

const folder = newFolder()
const files = newFolder()
const backup = join(files, "panel.backup")
let browser: Browser
let window: Window
let running: Running
let port: number
let chair: Person
let ann: Person
let bob: Person
let topic: string
let empty: string
const clients: StockClient[] = []

beforeAll(async () => {
  // Stock clients log an error for each of our extra message types.
  vi.spyOn(console, "error").mockImplementation(() => {})
  browser = await sharedBrowser()
  running = await startPlenary({ folder })
  port = Number(new URL(running.url).port)
  const join = (role: string, name: string) => Person.join(running.url, running.links[role] ?? "", name)
  ;[chair, ann, bob] = [await join("moderator", "Chair"), await join("panelist", "Ann"), await join("panelist", "Bob")]
  window = await openWindow(browser, "en")
  await joinBy(window, running.links["panelist"] ?? "", "Page")
  topic = chair.snapshot.topics[0]?.id ?? ""
  const made = await chair.do("open-topic", { title: { en: "Nothing yet" }, letter: "N" })
  empty = String(made.made["topic"])
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const client of clients) client.end()
  for (const person of [chair, ann, bob]) person.leave()
  await browser.close()
  await running.stop()
  for (const one of [folder, files]) removeFolder(one)
})

async function plenary(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, DATA_DIR: folder, LANG: "en_GB.UTF-8", LC_ALL: "", ...env },
  })
  const said = { out: "", status: -1 }
  for (const stream of [child.stdout, child.stderr]) stream.on("data", chunk => (said.out += String(chunk)))
  const [status] = await once(child, "exit")
  return { ...said, status }
}

async function stock(person: Person, id: string): Promise<StockClient> {
  const client = new StockClient(running.url, id, person.cookie)
  clients.push(client)
  await until(() => client.provider.synced, "synced")
  return client
}
async function writes(client: StockClient, ...tokens: string[]): Promise<void> {
  for (const token of tokens) client.write(token)
  await until(() => tokens.every(token => client.saved.has(token)), "saved")
}
const editor = () => window.page.locator(".ProseMirror").first()

interface Lost {
  annsPage: StockClient
  bobsPage: StockClient
  annsEmpty: StockClient
  bobsEmpty: StockClient
}
let lost: Lost

test("a backup is taken while people write, verifies, and overwrites nothing", async () => {
  const writer = await stock(ann, topic)
  await writes(writer, "kept.")
  const typing = { on: true }
  const typed = (async () => {
    for (let n = 0; typing.on; n++) {
      writer.write(`meanwhile${n}.`)
      await sleep(5)
    }
  })()
  const taken = await plenary(["backup", backup])
  typing.on = false
  await typed
  expect(taken).toMatchObject({ status: 0, out: expect.stringContaining("Workspaces: 2") })
  expect(readdirSync(files)).toEqual(["panel.backup"])
  const copy = new Sqlite(backup, { readonly: true })
  expect(copy.prepare("SELECT count(*) FROM doc_update").pluck().get()).toBeGreaterThan(1)
  copy.close()
  await until(() => writer.written.every(token => writer.saved.has(token)), "typing has gone on")
  writer.end()

  const again = await plenary(["backup", backup], { LANG: "zh_CN.UTF-8" })
  expect(again).toMatchObject({ status: 1, out: expect.stringContaining("已存在") })
  expect(await plenary(["backup", join(files, "no/such/folder")])).toMatchObject({ status: 1 })
})

test("a restore is refused while a server owns the folder, and for a file that is not a whole backup", async () => {
  expect(await plenary(["restore", backup])).toMatchObject({
    status: 1,
    out: expect.stringContaining("A Plenary server is using the data folder"),
  })
  expect((await plenary(["restore", backup], { LANG: "ja_JP.UTF-8" })).out).toContain("サーバーが使用中です")

  const elsewhere = newFolder()
  const refused = async (name: string, bytes: Buffer) => {
    writeFileSync(join(files, name), bytes)
    const said = await plenary(["restore", join(files, name)], { DATA_DIR: elsewhere })
    expect(said.status, name).toBe(1)
    expect(readdirSync(elsewhere).filter(one => one.includes(".db"))).toEqual([])
    return said.out
  }
  const whole = readFileSync(backup)
  expect(await refused("cut", whole.subarray(0, whole.length - 8_192))).toContain("is not a complete Plenary database")
  expect(await refused("text", Buffer.from("no database"))).toContain("is not a complete Plenary database")
  const forged = join(files, "forged")
  writeFileSync(forged, whole)
  const database = new Sqlite(forged)
  database.exec(
    "DROP TRIGGER event_no_update; UPDATE event SET json = replace(json, 'Practice', 'practise') WHERE seq = 1",
  )
  database.close()
  expect(await refused("forged", readFileSync(forged))).toContain("does not verify: entry 1")
  expect((await plenary(["restore", join(files, "none")])).out).toContain("There is no file")
  removeFolder(elsewhere)
})

test("after a restore the lost hours are gone for all, nobody can bring them back or claim them, and everyone continues writing", async () => {
  // The lost hours: everyone writes and sees what the others write.
  const [annsPage, bobsPage] = [await stock(ann, topic), await stock(bob, topic)]
  const [annsEmpty, bobsEmpty] = [await stock(ann, empty), await stock(bob, empty)]
  lost = { annsPage, bobsPage, annsEmpty, bobsEmpty }
  await writes(annsPage, "lost-ann.")
  await writes(bobsPage, "lost-bob.")
  await writes(annsEmpty, "lost-empty.")
  await until(() => bobsPage.text.includes("lost-ann") && bobsEmpty.text.includes("lost-empty"), "Bob saw it")
  await editor().getByText("lost-ann.").waitFor()
  await chair.do("open-thread", { topic, entry: { lang: "en", text: "A lost thread." } })
  const head = chair.state.seq
  const { incarnation } = chair.snapshot

  await running.stop()
  await editor().click()
  await window.page.keyboard.type("written while it was away")
  const restored = await plenary(["restore", backup])
  expect(restored).toMatchObject({ status: 0, out: expect.stringContaining("Workspaces: 2") })
  running = await startPlenary({ folder, port })

  // Stock clients stop with the old document, whichever connects first.
  await until(() => !bobsPage.provider.shouldConnect && !annsPage.provider.shouldConnect, "both are told to reload")
  await until(() => !bobsEmpty.provider.shouldConnect && !annsEmpty.provider.shouldConnect, "of the empty note too")
  const fresh = await stock(ann, topic)
  expect(fresh.text).toContain(">kept.<")
  expect(fresh.text).not.toContain("lost")
  expect((await stock(bob, empty)).text).toBe("")
  // The honest author of the lost hours continues writing, and reads what the others write.
  const reader = await stock(bob, topic)
  await writes(fresh, "ann goes on.")
  await writes(reader, "bob goes on.")
  await until(() => fresh.text === reader.text && fresh.text.includes("bob goes on"), "equal replicas")

  // The event log: a cursor beyond the head, or another incarnation, requires a fresh fetch.
  await until(() => !chair.socket.active, "the old cursor is refused for good")
  const anew = await Person.sit(running.url, chair.cookie, "practice", chair.joined)
  expect(anew.snapshot.incarnation).not.toBe(incarnation)
  expect(anew.state.seq).toBeLessThan(head)
  expect(Object.keys(anew.state.threads)).toEqual([])
  anew.leave()
})

test("no frame can claim an id of the lost hours, neither from its author's peer nor for an empty note", async () => {
  for (const [id, seen] of [
    [topic, lost.bobsPage],
    [empty, lost.bobsEmpty],
  ] as const) {
    const address = `${running.url.replace("http", "ws")}/sync/${id}`
    const claims = [
      frame(0, 1, Y.encodeStateAsUpdate(seen.doc)),
      updateFrame(Y.encodeStateAsUpdate(seen.doc)),
      updateFrame(byId((id === topic ? lost.annsPage : lost.annsEmpty).doc.clientID)),
    ]
    for (const claim of claims) {
      const mallory = await new RawClient(address, { cookie: bob.cookie }).enter()
      mallory.send(claim)
      await mallory.until(() => mallory.closed !== null, "close")
      expect(mallory.closed).toBe(4409)
    }
    const stale = new RawClient(`${address}?epoch=1`, { cookie: ann.cookie })
    await stale.until(() => stale.closed === 4409, "an old epoch")
  }
})

const byId = (clientID: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = clientID
  doc.getXmlFragment("note").push([paragraph("in another's name")])
  return Y.encodeStateAsUpdate(doc)
}

test("an open page loads the restored note, offers its unsent text, and continues writing", async () => {
  const { page } = window
  const offered = page.locator("plenary-refused textarea")
  await offered.waitFor()
  expect(await offered.inputValue()).toContain("written while it was away")
  expect(await editor().innerText()).toContain("kept.")
  expect(await editor().innerText()).not.toContain("lost-")
  await page.locator("plenary-refused").getByRole("button", { name: "Close" }).click()
  await editor().click()
  await page.keyboard.press("Control+End")
  await page.waitForTimeout(40)
  await page.keyboard.type(" the page goes on")
  const reader = await stock(bob, topic)
  await until(() => reader.text.includes("the page goes on"), "the page writes on")
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  expect(window.complaints).toEqual([])
})

test("the earlier state is kept beside it, and can be restored in turn", async () => {
  const kept = readdirSync(folder).filter(name => name.includes("before-restore"))
  expect(kept).toHaveLength(1)
  await running.stop()
  expect(await plenary(["restore", join(folder, kept[0] ?? "")])).toMatchObject({ status: 0 })
  running = await startPlenary({ folder, port })
  const back = await stock(ann, topic)
  expect(back.text).toContain("lost-bob.")
  expect(back.text).not.toContain("goes on")
  await writes(back, "and on.")
})

test("a database that can no longer be read is replaced, and kept unchanged", async () => {
  await running.stop()
  const ruin = Buffer.alloc(50_000, 7)
  writeFileSync(databaseIn(folder), ruin)
  const restored = await plenary(["restore", backup])
  expect(restored).toMatchObject({ status: 0, out: expect.stringContaining("could not be read") })
  const kept = /kept as it was in (\S+)\.$/m.exec(restored.out)?.[1] ?? ""
  expect(existsSync(kept) && readFileSync(kept).equals(ruin)).toBe(true)
  running = await startPlenary({ folder, port })
  expect((await stock(ann, topic)).text).toContain(">kept.<")
})
