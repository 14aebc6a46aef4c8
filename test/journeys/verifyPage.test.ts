import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { strToU8, zipSync } from "fflate"
import type { BrowserContext, Page } from "playwright"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { instanceKey, newInstanceKey } from "../../server/adapters/system/instanceKey.ts"
import { root } from "../../server/adapters/system/root.ts"
import type { BundleHeader } from "../../shared/record/bundle.ts"
import { hashOf } from "../../shared/record/chain.ts"
import { tools, writeBundle } from "../kit/evidence.ts"
import { type Browser, sharedBrowser } from "../kit/people/browsers.ts"
import { get, Person } from "../kit/people/person.ts"
import { pdf, png } from "../kit/sampleFiles.ts"
import { type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { forged } from "../server/evidence/forged.ts"
import type { OddZip } from "../vectors/makeZips.ts"

let running: Running
let browser: Browser
let context: BrowserContext
let page: Page
let bundle: string
let zip: Buffer
let fingerprint: string
/** the requests of the page, and the complaints of the browser */
let asked: string[]
let complaints: string[]

const fetched = async (path: string) => Buffer.from(await (await fetch(running.url + path)).arrayBuffer())
const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
})

beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
  bundle = (await fetched("/api/workspaces/demo/export")).toString()
  zip = await fetched("/api/workspaces/demo/export.zip")
  const reader = await Person.read(running.url, "demo")
  const record = Object.values(reader.state.records).find(one => one.number === 1)
  reader.leave()
  const proof = (await get(running.url, `/api/records/${record?.id}`)) as { fingerprint: string }
  fingerprint = proof.fingerprint
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  removeFolder(running.folder)
})

beforeEach(async () => {
  context = await browser.newContext({ locale: "en" })
  page = await context.newPage()
  ;[asked, complaints] = [[], []]
  page.on("pageerror", error => complaints.push(error.message))
  page.on("console", message => void (/Security Policy/.test(message.text()) && complaints.push(message.text())))
  await page.goto(`${running.url}/verify`)
  await page.getByRole("heading", { name: "Verify a bundle" }).waitFor()
  // this server's keys and the worker are there
  await page.waitForLoadState("networkidle")
  page.on("request", request => asked.push(request.url()))
})
afterEach(async () => {
  expect(complaints).toEqual([])
  await context.close()
})

/** A bundle whose verification takes long enough to be cancelled. */
function longBundle(): string {
  const own = instanceKey(newInstanceKey())
  const of = "0".repeat(64)
  let hash = ""
  const entries = Array.from({ length: 100_000 }, (_, n) => {
    hash = hashOf(tools.sha256, hash, of, of)
    return { seq: n + 1, hash, header: of, commitment: of }
  })
  const header: BundleHeader = {
    format: "plenary-bundle-2",
    workspace: "w",
    slug: "w",
    incarnation: "i",
    audience: "gallery",
    session: null,
    entries: entries.length,
    publicKey: own.publicKey,
    formerKeys: [],
  }
  return writeBundle(
    { header, entries, verifiers: { "verify.html": "", "verify.mjs": "" } },
    { ...tools, sign: own.sign },
  )
}

/** The bundle of a panel that has a picture and a paper on its reading list, of which the paper was removed. */
async function listedPicture(picture: Buffer): Promise<string> {
  const moderator = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const at = `${running.url}/api/workspaces/${moderator.joined.workspace}`
  const headers = { cookie: moderator.cookie, "content-type": "application/octet-stream", origin: running.url }
  const add = async (bytes: Buffer, title: string) => {
    const sent = await fetch(`${at}/files?as=reading`, { method: "POST", headers, body: new Uint8Array(bytes) })
    const { sha256 } = (await sent.json()) as { sha256: string }
    await moderator.do("add-reading", { title: { en: title }, file: sha256 })
  }
  await add(picture, "The delta in spring")
  await add(pdf(), "Draft rules")
  const removed = Object.values(moderator.state.readings).find(({ title }) => title.en === "Draft rules")
  await moderator.do("remove-reading", { reading: removed?.id ?? "" })
  moderator.leave()
  return await (await fetch(`${at}/export`, { headers: { cookie: moderator.cookie } })).text()
}

const choose = (chosen: ReturnType<typeof file>) => page.locator("input.bundle").setInputFiles(chosen)
const verdict = () => page.locator("#verdict")
const shows = (words: string) => verdict().filter({ hasText: words }).waitFor()

describe("the page that verifies bundles", () => {
  test("takes a zip and a bundle with the network off, names this server's key, and sends nothing", async () => {
    await context.setOffline(true)
    for (const chosen of [file("demo.zip", zip), file("demo.bundle", bundle)]) {
      await choose(chosen)
      await page.getByText(chosen.name, { exact: true }).waitFor()
      await shows("Complete and unchanged under this server’s key.")
    }
    await page.getByText("You rely on this server for its key.").waitFor()
    await page.getByText("CR-1", { exact: true }).waitFor()
    expect(asked.filter(url => !url.includes("/assets/"))).toEqual([])
  })

  test("shows a record from the log with its reservations, in the language of the reader", async () => {
    await choose(file("demo.bundle", bundle))
    await page.getByText("CR-2", { exact: true }).click()
    await page.getByRole("heading", { name: "Reservations" }).waitFor()
    await page.locator(".paper-blocks").getByText("Both sides test for half a year").waitFor()
    await context.close()
    context = await browser.newContext({ locale: "ja", viewport: { width: 390, height: 844 } })
    page = await context.newPage()
    await page.goto(`${running.url}/verify`)
    await choose(file("demo.bundle", bundle))
    await page.getByText("このサーバーの公開鍵のもとで、欠落も改変もありません。").waitFor()
    await page.getByText("CR-2", { exact: true }).click()
    await page.getByRole("heading", { name: "留保" }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test("takes what the reader knows from paper, says where it is wrong, and verifies anew when it changes", async () => {
    const field = page.getByLabel("Fingerprint from the printed record")
    await field.fill("K7QX")
    await choose(file("demo.bundle", bundle))
    await page.getByText("That is not a fingerprint").waitFor()
    await field.fill(fingerprint)
    await field.blur()
    await shows("Complete and unchanged under the key you gave.")
    await page.getByText("The key that signed it is this server’s.").waitFor()
    await field.fill("0000-0000-0000-0000-0000-0000-0000-0000")
    await field.blur()
    await page.locator('.verdict[data-is="fails"]').waitFor()
    expect(await page.getByText("CR-1", { exact: true }).count()).toBe(0)
  })

  test("says that another server's key signed, and fails what was changed", async () => {
    const foreign = readFileSync(join(root, "test/vectors/public.bundle"))
    await choose(file("vector.bundle", foreign))
    await shows("Consistent in itself; nothing from outside was given.")
    await page.getByText("The key that signed it is not this server’s").waitFor()
    await choose(file("forged.bundle", forged(bundle, opened => void (opened.header.slug = "other")).bytes))
    await page.getByText("forged.bundle").waitFor()
    await shows("Consistent in itself; nothing from outside was given.")
    const flipped = Buffer.from(bundle)
    flipped[2_000] = (flipped[2_000] ?? 0) ^ 1
    await choose(file("flipped.bundle", flipped))
    await shows("Fails at")
  })

  test("believes no page in a zip, and refuses a zip by its reason", async () => {
    const lies = {
      "demo.bundle": strToU8(bundle),
      "records/en/CR-1.html": strToU8("<p>Something else was agreed.</p>"),
    }
    await choose(file("lies.zip", zipSync(lies)))
    await shows("Complete and unchanged under this server’s key.")
    await page.getByText("CR-1", { exact: true }).click()
    await page.getByRole("heading", { name: "How it was reached" }).waitFor()
    expect(await page.content()).not.toContain("Something else was agreed")
    await choose(file("slip.zip", zipSync({ "../demo.bundle": strToU8(bundle) })))
    await page.getByText("slip.zip is refused: nothing in it was verified.").waitFor()
    await page.getByText("leads out of its folder").waitFor()
    await page.getByText("Take the .bundle out and check that.").waitFor()
    expect(await verdict().count()).toBe(0)
  })

  test("takes the zips of the vectors that every verifier takes, and so does the page that a bundle holds", async () => {
    const zips = JSON.parse(readFileSync(join(root, "test/vectors/zips.json"), "utf8")) as OddZip[]
    const line = bundle.split("\n").find(text => text.startsWith('{"file":"verify.html"')) ?? "{}"
    const enclosed = await context.newPage()
    await enclosed.goto("about:blank")
    const html = join(mkdtempSync(join(tmpdir(), "plenary-page-")), "verify.html")
    writeFileSync(html, (JSON.parse(line) as { text: string }).text)
    await enclosed.goto(pathToFileURL(html).href)
    for (const [n, { name, zip: bytes, taken }] of zips.entries()) {
      const chosen = file(`${n}.zip`, Buffer.from(bytes, "base64"))
      await choose(chosen)
      await page
        .getByText(taken ? chosen.name : `${chosen.name} is refused: nothing in it was verified.`)
        .first()
        .waitFor()
      if (taken) await shows("Consistent in itself")
      await enclosed.locator('[type="file"]').setInputFiles(chosen)
      const said = taken ? "Consistent in itself" : "Take the .bundle out and check that."
      await expect.poll(() => enclosed.locator("output").textContent(), { message: name }).toContain(said)
    }
    await enclosed.close()
  })

  test("names the files that the bundle lists, and shows the picture of which the reader has a copy", async () => {
    const picture = png(40, 24, 90)
    const own = await listedPicture(picture)
    await choose(file("own.bundle", own))
    const listed = page.locator(".file-listed", { hasText: "The delta in spring" })
    await listed.getByText(createHash("sha256").update(picture).digest("hex")).waitFor()
    await page.getByText("It holds no file, and no note with its pictures.").waitFor()
    expect(await page.locator(".file-listed", { hasText: "taken off the reading list later" }).count()).toBe(1)
    await page.locator("input.copies").setInputFiles([file("other.png", png(4, 4, 1)), file("delta.png", picture)])
    await listed.getByText("Your copy “delta.png” is this file.").waitFor()
    await page.getByText("“other.png” is none of these files.").waitFor()
    const image = listed.getByAltText("The delta in spring")
    await expect.poll(() => image.evaluate(one => (one as HTMLImageElement).naturalWidth)).toBe(40)
    expect(asked.filter(url => !url.includes("/assets/") && !url.startsWith("data:"))).toEqual([])
    // a bundle that fails names no file
    const flipped = Buffer.from(own)
    flipped[2_000] = (flipped[2_000] ?? 0) ^ 1
    await choose(file("flipped.bundle", flipped))
    await shows("Fails at")
    expect(await page.locator(".file-listed").count()).toBe(0)
  })

  test("is used by the keyboard, and a verification can be cancelled", async () => {
    const button = page.getByRole("button", { name: "Choose a file" })
    // the browser learns that a chooser is awaited before the key, since the two are asked for one after the other
    const chooser = page.waitForEvent("filechooser")
    // a browser opens no chooser from a key in a window behind another
    await page.bringToFront()
    await button.focus()
    await page.keyboard.press("Enter")
    await (await chooser).setFiles(file("long.bundle", longBundle()))
    await page.getByRole("button", { name: "Cancel" }).click()
    await page.getByText("The verification was cancelled.").waitFor()
    await choose(file("demo.bundle", bundle))
    await shows("Complete and unchanged under this server’s key.")
  })
})
