import { execFile } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { bundleInZip } from "../../shared/record/zip/bundleInZip.ts"
import { bytesOf, enclosedIn, verdictOn } from "../kit/evidence.ts"
import { type Browser, sharedBrowser } from "../kit/people/browsers.ts"
import { get, Person } from "../kit/people/person.ts"
import { databaseEnv } from "../kit/servers/engine.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const line = join(import.meta.dirname, "../../dist/server/plenary.js")
const folder = newFolder()
const at = (name: string) => join(folder, name)
let running: Running
let chair: Person
let browser: Browser
let paged: string

const node = (...args: string[]) =>
  new Promise<{ code: number; out: string }>(resolve => {
    const database = databaseEnv(fileIn(running.folder))
    const env = {
      ...process.env,
      DATA_DIR: running.folder,
      PORT: "",
      HOST: "",
      PUBLIC_URL: "",
      LC_ALL: "C",
      ...database,
    }
    execFile(process.execPath, args, { env, maxBuffer: 1 << 26 }, (failure, out, err) =>
      resolve({ code: typeof failure?.code === "number" ? failure.code : 0, out: out + err }),
    )
  })
const plenary = (...args: string[]) => node(line, ...args)

const download = async (path: string, cookie = ""): Promise<{ text: string; status: number }> => {
  const response = await fetch(running.url + path, { headers: cookie ? { cookie } : {} })
  return { text: Buffer.from(await response.arrayBuffer()).toString(), status: response.status }
}

beforeAll(async () => {
  running = await startPlenary()
  chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chair")
  paged = (await download("/api/workspaces/practice/export", chair.cookie)).text
  browser = await sharedBrowser()
})
afterAll(async () => {
  chair.leave()
  await browser.close()
  await running.stop()
  removeFolder(running.folder)
  removeFolder(folder)
})

describe("a bundle is the same, whoever makes it", () => {
  test("the page's button and the command line, through the running server", async () => {
    expect(verdictOn(bytesOf(paged))).toMatchObject({ ok: true })
    expect(await plenary("export", "--workspace", "practice", "--out", at("all.bundle"))).toEqual({ code: 0, out: "" })
    expect(readFileSync(at("all.bundle"), "utf8")).toBe(paged)
  })

  test("the public's page and the command line's --public, which contain no names", async () => {
    const { text } = await download("/api/workspaces/demo/export")
    await plenary("export", "--workspace", "demo", "--public", "--out", at("public.bundle"))
    expect(readFileSync(at("public.bundle"), "utf8")).toBe(text)
    await plenary("export", "--workspace", "demo", "--out", at("demo.bundle"))
    expect(readFileSync(at("demo.bundle"), "utf8")).not.toBe(text)
  })

  test("for one session", async () => {
    const [session = ""] = Object.keys(chair.state.sessions)
    const { text } = await download(`/api/workspaces/practice/export?session=${session}`, chair.cookie)
    await plenary("export", "--workspace", "practice", "--session", session, "--out", at("session.bundle"))
    expect(readFileSync(at("session.bundle"), "utf8")).toBe(text)
    expect(verdictOn(bytesOf(text))).toMatchObject({ ok: true })
  })

  test("a reader who may not read the workspace gets no bundle, and an unknown session gives none", async () => {
    expect((await download("/api/workspaces/practice/export")).status).toBe(401)
    expect((await download("/api/workspaces/practice/export?session=nowhere", chair.cookie)).status).toBe(404)
  })
})

describe("the record's page", () => {
  test("shows and prints the fingerprint and the key that a bundle is verified by, and gives the bundle", async () => {
    const reader = await Person.read(running.url, "demo")
    const record = Object.values(reader.state.records).find(one => one.number === 1)
    reader.leave()
    const proof = (await get(running.url, `/api/records/${record?.id}`)) as {
      hash: string
      publicKey: string
      fingerprint: string
    }
    const context = await browser.newContext({ locale: "en" })
    const page = await context.newPage()
    await page.goto(`${running.url}/w/demo/r/1`)
    await page.getByText(proof.hash).waitFor()

    const coming = page.waitForEvent("download")
    await page.getByRole("link", { name: "Bundle (zip)" }).click()
    const zip = await (await coming).path()
    const { code, out } = await plenary("verify", zip, "--fingerprint", proof.fingerprint)
    expect(out).toContain("Complete and unchanged under the key you gave.")
    expect(code).toBe(0)
    const read = bundleInZip(readFileSync(zip))
    const bundle = "bundle" in read ? Buffer.from(read.bundle).toString() : read.refused
    expect(bundle).toBe((await download("/api/workspaces/demo/export")).text)
    const outside = { head: proof.hash, key: proof.publicKey }
    expect(verdictOn(bytesOf(bundle), outside)).toMatchObject({ ok: true, is: "complete", anchored: record?.seq })

    await page.emulateMedia({ media: "print" })
    for (const words of [proof.fingerprint, proof.hash, proof.publicKey])
      expect(await page.getByText(words).locator("visible=true").count()).toBe(1)
    await page.getByRole("img", { name: "QR code of the fingerprint" }).waitFor()
    const { fingerprint } = proof
    expect(verdictOn(bytesOf(bundle), { fingerprint })).toMatchObject({ is: "complete", anchored: record?.seq })
    await context.close()
  })
})

describe("a bundle is verified without the server", () => {
  test("by the command line, which needs no data folder and says what it could not check", async () => {
    const known = verdictOn(bytesOf(paged))
    const { hash } = known.ok ? known.head : { hash: "" }
    const key = known.ok ? known.publicKey : ""
    const plain = await plenary("verify", at("all.bundle"))
    expect(plain.code).toBe(3)
    expect(plain.out).toContain("Consistent in itself; nothing from outside was given.")
    expect(plain.out).toContain(hash)
    const anchored = await plenary("verify", at("all.bundle"), "--head", hash)
    expect(anchored.code).toBe(2)
    expect(anchored.out).toContain("is that of the fingerprint you gave; not bound by it:")
    const complete = await plenary("verify", at("all.bundle"), "--head", hash, "--key", key)
    expect(complete.code).toBe(0)
    expect(complete.out).toContain("Complete and unchanged under the key you gave.")
    const foreign = await plenary("verify", at("all.bundle"), "--key", "0".repeat(64))
    expect(foreign.code).toBe(1)
    expect(foreign.out).toContain("Fails at")
  })

  test("by the verify.mjs inside it, run alone", async () => {
    const { paths } = await enclosedIn(paged)
    const whole = await node(paths.mjs, at("all.bundle"))
    expect(whole.code).toBe(3)
    const ours = "The enclosed verifiers are those of this version of Plenary.\n"
    expect(whole.out + ours).toBe((await plenary("verify", at("all.bundle"))).out)
  })

  test("and both name a flipped byte", async () => {
    const bytes = readFileSync(at("all.bundle"))
    const third = paged.split("\n").slice(0, 3).join("\n").length + 40
    bytes[third] = (bytes[third] ?? 0) ^ 1
    writeFileSync(at("flipped.bundle"), bytes)
    const { paths } = await enclosedIn(paged)
    for (const { code, out } of [
      await plenary("verify", at("flipped.bundle")),
      await node(paths.mjs, at("flipped.bundle")),
    ]) {
      expect(code).toBe(1)
      expect(out).toContain("Fails at entry 3.")
    }
  })

  test("by the verify.html inside it, in a browser without a network", async () => {
    const { paths } = await enclosedIn(paged)
    const context = await browser.newContext({ locale: "en", offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on("request", request => asked.push(request.url()))
    page.on("console", message => void (message.type() === "error" && complaints.push(message.text())))
    page.on("pageerror", error => complaints.push(error.message))
    const address = pathToFileURL(paths.html).href
    await page.goto(address)

    await page.locator('input[type="file"]').setInputFiles(at("all.bundle"))
    await page.getByText("Consistent in itself; nothing from outside was given.").waitFor()
    await page.getByRole("button", { name: "中文" }).click()
    await page.getByText("内容自身一致；未提供任何外部依据。").waitFor()
    await page.getByRole("button", { name: "日本語" }).click()
    await page.getByText("内部の整合のみ確認しました。").waitFor()

    const known = verdictOn(bytesOf(paged))
    await page.locator('input[name="key"]').fill(known.ok ? known.publicKey : "")
    await page.getByText("指定された公開鍵のもとで、欠落も改変もありません。").waitFor()
    await page.locator('input[name="key"]').fill("0".repeat(64))
    await page.getByText("この鍵による署名ではありません。").waitFor()
    await page.locator('input[name="key"]').fill("")

    await page.locator('input[type="file"]').setInputFiles(at("flipped.bundle"))
    await page.getByText("検証できません：3番目の項目。").waitFor()
    await page.getByRole("button", { name: "English" }).click()
    await page.getByText("Fails at entry 3.").waitFor()
    await page.locator('input[type="file"]').setInputFiles(at("demo.bundle"))
    await page.getByRole("heading", { name: "Records in this bundle" }).waitFor()
    await page.getByText(/^CR-2 · .* · In force$/).click()
    // a reservation, and its translation below it
    await page.getByText("固有名詞と条番号は、機械翻訳に渡す前に伏せること。").waitFor()
    await page.getByText("Proper names and article numbers are to be masked").waitFor()
    await page.getByText(/^Beside CR-2 \(In force\): .*progress Dropped \(notes: 2\)$/).waitFor()
    expect(asked).toEqual([address])
    expect(complaints).toEqual([])
    await context.close()
  })

  test("also once the server has stopped: the command line opens the folder, and the bytes are the same", async () => {
    await running.stop()
    await plenary("export", "--workspace", "practice", "--out", at("stopped.bundle"))
    expect(readFileSync(at("stopped.bundle"), "utf8")).toBe(paged)
  })
})

describe("plenary key rotate", () => {
  const exported = async (name: string) => {
    await plenary("export", "--workspace", "practice", "--out", at(name))
    return at(name)
  }

  test("replaces the key, stopped or running, and a bundle is complete under the first key", async () => {
    const first = (await plenary("key")).out.trim()
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    const stopped = await plenary("key", "rotate")
    expect(stopped).toMatchObject({ code: 0 })
    expect(stopped.out).toContain(first)
    const { folder: kept } = running
    running = await startPlenary({ folder: kept })
    expect((await plenary("key", "rotate")).code).toBe(0)
    const keys = (await plenary("key")).out.trim().split("\n")
    expect(keys).toHaveLength(3)
    expect(keys[0]).toBe(first)
    const file = await exported("rotated.bundle")
    const verified = await plenary("verify", file, "--key", first)
    expect(verified.code).toBe(0)
    expect(verified.out).toContain("The key you gave was replaced later")
    expect((await plenary("key", "destroy")).code).toBe(1)
  })
})
