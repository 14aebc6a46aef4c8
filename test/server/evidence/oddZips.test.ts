import { spawnSync } from "node:child_process"
import { mkdtempSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { beforeAll, describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { verifyFile } from "../../../server/cli/verify.ts"
import { composeVerifiers, verifierFolder } from "../../../server/evidence/verifier/compose.ts"
import { bundleInZip, isZip } from "../../../shared/record/zip/bundleInZip.ts"
import { saved, tools } from "../../kit/evidence.ts"
import { type SecondOpinion, secondOpinions } from "../../kit/python.ts"
import { makeVectors } from "../../vectors/makeVectors.ts"
import type { OddZip } from "../../vectors/makeZips.ts"

const files = makeVectors()
const zips = JSON.parse(files["zips.json"] ?? "[]") as OddZip[]
const bytesOf = ({ zip }: OddZip) => new Uint8Array(Buffer.from(zip, "base64"))

describe("a zip of test/vectors/zips.json", () => {
  let python: SecondOpinion[]
  let mjs: string
  let unpacked: (bytes: Uint8Array) => Promise<Uint8Array | null>
  beforeAll(async () => {
    python = await secondOpinions(zips.map(one => ({ bytes: bytesOf(one), outside: {} })))
    const verifiers = await composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
    const folder = mkdtempSync(join(tmpdir(), "plenary-zips-"))
    mjs = join(folder, "verify.mjs")
    writeFileSync(mjs, verifiers["verify.mjs"])
    const shown = join(folder, "unpacking.mjs")
    writeFileSync(shown, `${verifiers["verify.mjs"]}\nexport { bundleIn }\n`)
    unpacked = ((await import(/* @vite-ignore */ pathToFileURL(shown).href)) as { bundleIn: typeof unpacked }).bundleIn
    // the page beside it holds the same unpacker
    const unpacker = /async function bundleIn[^]*?\n}\n/.exec(verifiers["verify.mjs"])?.[0] ?? "no unpacker"
    expect(verifiers["verify.html"]).toContain(unpacker)
  })

  test("is a zip to every verifier, and hardly any is taken", () => {
    expect(zips.every(one => isZip(bytesOf(one)))).toBe(true)
    expect(zips.filter(({ taken }) => taken)).toHaveLength(4)
    expect(zips.length).toBeGreaterThan(60)
  })

  test.each(zips)(
    "is judged alike by plenary verify, the page, the enclosed verifiers and Python: $name",
    async one => {
      const bytes = bytesOf(one)
      const said = await verifyFile(saved(bytes), {}, tools, {})
      const room = Buffer.from(files["room.bundle"] ?? "").toString("hex")
      const ours = bundleInZip(bytes)
      const enclosed = await unpacked(bytes)
      const found = [
        "bundle" in ours ? Buffer.from(ours.bundle).toString("hex") : null,
        enclosed && Buffer.from(enclosed).toString("hex"),
      ]
      expect(found).toEqual(one.taken ? [room, room] : [null, null])
      expect(said.code).toBe(one.taken ? 3 : 1)
      expect(python[zips.indexOf(one)]).toMatchObject(
        one.taken ? { ok: true, is: "consistent" } : { ok: false, part: "zip" },
      )
    },
  )

  test("is refused with what to do, in the reader's language", async () => {
    const odd = saved(bytesOf(zips.find(({ name }) => name === "an unlisted file before") ?? zips[0]!))
    const lines = {
      en: "Take the .bundle out and check that.",
      zh: "请取出其中的.bundle文件",
      ja: ".bundleファイルを取り出し",
    }
    for (const [lang, line] of Object.entries(lines)) {
      const environment = { LANG: `${lang}.UTF-8` }
      expect((await verifyFile(odd, {}, tools, environment)).text).toContain(line)
      const run = spawnSync(process.execPath, [mjs, odd], { env: environment })
      expect([run.status, run.stdout.toString()]).toEqual([1, expect.stringContaining(line)])
    }
  })
})
