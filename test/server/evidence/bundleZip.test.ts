import { spawnSync } from "node:child_process"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyFile } from "../../../server/cli/verify.ts"
import { bundleZip } from "../../../server/evidence/zip/bundleZip.ts"
import { languages } from "../../../shared/model/terms.ts"
import { exitCodes } from "../../../shared/record/verify/verdict.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { bytesOf, saved, tools } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"
import { forged } from "./forged.ts"

let evidence: DemoEvidence
beforeAll(async () => {
  evidence = await demoEvidence()
})
afterAll(() => evidence.demo.remove())

async function zipOf(audience: Audience, session: string | null = null) {
  const bundle = await evidence.instance.evidence.bundle(evidence.workspace, { audience, session })
  if ("refuse" in bundle) throw new Error(bundle.refuse.code)
  const { name, pieces } = bundleZip(bundle, { sha256: tools.sha256, url: "https://panel.example.org" })
  const made: Uint8Array[] = []
  for await (const piece of pieces) made.push(piece)
  const bytes = Buffer.concat(made)
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([one, content]) => [one, strFromU8(content)]))
  return { name, bytes, files }
}

describe("the zip of a bundle", () => {
  test("holds the bundle byte for byte, its two verifiers, a text in each language and the records", async () => {
    const { name, files } = await zipOf("room")
    expect(name).toMatch(/^demo-\d+\.zip$/)
    const bundle = await evidence.bundle("room")
    expect(files[name.replace(".zip", ".bundle")]).toBe(bundle)
    for (const one of ["verify.html", "verify.mjs"]) {
      const line = bundle.split("\n").find(text => text.startsWith(`{"file":"${one}"`))
      expect(files[one]).toBe((JSON.parse(line ?? "{}") as { text: string }).text)
    }
    for (const lang of languages) {
      expect(files[`README.${lang}.txt`]).toContain(name.replace(".zip", ".bundle"))
      expect(files[`records/${lang}/index.html`]).toContain('<a href="CR-1.html">')
      expect(files[`records/${lang}/CR-1.html`]).toContain("CR-1")
    }
  })

  test("is the same bytes each time, for each audience and for one session", async () => {
    const { sessions } = await evidence.demo.stage.state()
    const asked = [["room"], ["gallery"], ["room", Object.keys(sessions)[0]!]] as const
    for (const [audience, session = null] of asked)
      expect((await zipOf(audience, session)).bytes).toEqual((await zipOf(audience, session)).bytes)
  })

  test("names nobody to the public, in none of its files", async () => {
    const { files } = await zipOf("gallery")
    const { members } = await evidence.demo.stage.state()
    const pages = Object.values(files).join("\n")
    for (const { name } of Object.values(members)) expect(pages).not.toContain(name)
    expect(files["records/en/CR-1.html"]).toBeDefined()
  })

  test("shows reservations, translations, reviews and progress of a record on its pages, and says that nothing binds them", async () => {
    const { files } = await zipOf("room")
    const pages = Object.entries(files).filter(([name]) => name.startsWith("records/en/CR-"))
    expect(pages.length).toBeGreaterThan(2)
    for (const [, page] of pages) expect(page).toContain("nothing binds it")
    const all = pages.map(([, page]) => page).join("\n")
    for (const told of [
      "Reservations",
      "Translation by the interpreter, not confirmed by anyone:",
      "Progress: Dropped",
      "Review date:",
    ])
      expect(all).toContain(told)
  })

  test("runs its own verifier on its own bundle", async () => {
    const { name, files } = await zipOf("room")
    const folder = mkdtempSync(join(tmpdir(), "plenary-zip-"))
    for (const one of [name.replace(".zip", ".bundle"), "verify.mjs"])
      writeFileSync(join(folder, one), files[one] ?? "")
    const run = spawnSync(process.execPath, ["verify.mjs", name.replace(".zip", ".bundle")], { cwd: folder })
    expect(run.status).toBe(exitCodes.consistent)
  })

  test("is verified as it is by the verifier inside it and by the one in Python; a zip with no or two bundles fails", async () => {
    const { name, bytes, files } = await zipOf("room")
    const folder = mkdtempSync(join(tmpdir(), "plenary-zip-"))
    const bundle = name.replace(".zip", ".bundle")
    const content = strToU8(files[bundle] ?? "")
    const zips = {
      "whole.zip": bytes,
      "stored.zip": zipSync({ [bundle]: content }, { level: 0 }),
      "two.zip": zipSync({ "a.bundle": content, "b.bundle": content }),
      "none.zip": zipSync({ "a.txt": content }),
      "cut.zip": bytes.subarray(0, -40),
    }
    writeFileSync(join(folder, "verify.mjs"), files["verify.mjs"] ?? "")
    for (const [file, zip] of Object.entries(zips)) writeFileSync(join(folder, file), zip)
    const python = join(import.meta.dirname, "../../python/verify.py")
    const told = Object.keys(zips).map(file => [
      file,
      spawnSync(process.execPath, ["verify.mjs", file], { cwd: folder }).status,
      spawnSync("python3", [python, file], { cwd: folder }).status,
    ])
    expect(told).toEqual([
      ["whole.zip", 3, 3],
      ["stored.zip", 3, 3],
      ["two.zip", 1, 1],
      ["none.zip", 1, 1],
      ["cut.zip", 1, 1],
    ])
  })
})

const packedAnew = (files: Record<string, string>): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))

describe("plenary verify of a zip", () => {
  const key = () => evidence.instance.keys.publicKey

  test("says what it says of the bundle alone", async () => {
    const { bytes } = await zipOf("room")
    const bundle = saved(bytesOf(await evidence.bundle("room")))
    for (const outside of [{}, { key: key() }, { key: "0".repeat(64) }])
      expect(await verifyFile(saved(bytes), outside, tools, {})).toEqual(await verifyFile(bundle, outside, tools, {}))
  })

  test("fails a forged bundle in it, whatever its pages say", async () => {
    const { files, name } = await zipOf("room")
    const { bytes } = forged(await evidence.bundle("room"), opened => void (opened.header.slug = "another"))
    const packed = packedAnew(files)
    packed[name.replace(".zip", ".bundle")] = bytes
    const forgedZip = await verifyFile(saved(zipSync(packed)), { key: key() }, tools, {})
    expect(forgedZip.code).toBe(1)
    // other pages change nothing of the verdict: it is of the bundle
    const honest = packedAnew(files)
    honest["records/en/CR-1.html"] = strToU8("<p>The panel agreed on something else.</p>")
    const told = await verifyFile(saved(zipSync(honest)), { key: key() }, tools, {})
    expect(told.code).toBe(0)
    expect(told.text).not.toContain("something else")
  })

  test("refuses a zip by its reason, in the terminal's language, with the exit code of a failure", async () => {
    const bundle = bytesOf(await evidence.bundle("room"))
    const slip = saved(zipSync({ "../a.bundle": bundle }))
    const said = await verifyFile(slip, {}, tools, {})
    expect(said.text).toBe(
      "The zip is refused: nothing in it was verified.\nA name in it leads out of its folder, or is no file name on some systems.\nTake the .bundle out and check that.",
    )
    expect(said.code).toBe(1)
    expect((await verifyFile(slip, {}, tools, { LANG: "ja_JP.UTF-8" })).text).toContain("ZIP")
    const two = await verifyFile(saved(zipSync({ "a.bundle": bundle, "b.bundle": bundle })), {}, tools, {})
    expect(two).toMatchObject({ code: 1, text: expect.stringContaining("more than one bundle") })
  })
})
