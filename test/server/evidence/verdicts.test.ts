import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { terminalSentence } from "../../../generated/words/terminal.ts"
import { root } from "../../../server/adapters/system/root.ts"
import { verifyFile } from "../../../server/cli/verify.ts"
import { languages } from "../../../shared/model/terms.ts"
import { fingerprintOf, readFingerprint } from "../../../shared/record/fingerprint.ts"
import { verdictLines } from "../../../shared/record/verify/telling/sentences.ts"
import { exitCode, type Verdict } from "../../../shared/record/verify/verdict.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import { bytesOf, type Enclosed, enclosedIn, saved, tools, verdictOn } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"
import { forged, placeOf, rewritten } from "./forged.ts"

let evidence: DemoEvidence
let room: string
let gallery: string
let session: string
let head: string
let key: string
let enclosed: Enclosed & {
  verdictLines(verdict: Verdict, lang: string): string[]
  readFingerprint(typed: string): string | null
}

beforeAll(async () => {
  evidence = await demoEvidence()
  room = await evidence.bundle("room")
  gallery = await evidence.bundle("gallery")
  const [first = ""] = Object.keys((await evidence.demo.stage.state()).sessions)
  session = await evidence.bundle("room", first)
  head = (await evidence.instance.store.head(evidence.workspace)).hash
  key = evidence.instance.keys.publicKey
  enclosed = (await enclosedIn(room)).mjs as typeof enclosed
})
afterAll(() => evidence.demo.remove())

/** By both verifiers, which must agree. */
async function judged(bytes: Uint8Array, outside: Outside = {}): Promise<Verdict> {
  const verdict = verdictOn(bytes, outside)
  expect(await enclosed.verify(bytes, enclosed.tools, outside)).toEqual(verdict)
  for (const lang of languages) expect(enclosed.verdictLines(verdict, lang)).toEqual(verdictLines(verdict, lang))
  return verdict
}

describe("the four verdicts", () => {
  test("complete and unchanged is said only under a key from outside, and ends in 0", async () => {
    for (const outside of [{ key }, { key, head }]) {
      const verdict = await judged(bytesOf(room), outside)
      expect(verdict).toMatchObject({ ok: true, is: "complete" })
      expect(exitCode(verdict)).toBe(0)
      expect(verdictLines(verdict, "en")[0]).toBe("Complete and unchanged under the key you gave.")
    }
  })

  test("consistent in itself is said where nothing was given, ends in 3, and is never called complete", async () => {
    const verdict = await judged(bytesOf(room))
    expect(verdict).toMatchObject({ ok: true, is: "consistent", anchored: null })
    expect(exitCode(verdict)).toBe(3)
    for (const lang of languages) {
      const said = verdictLines(verdict, lang).join(" ")
      expect(said).toContain(terminalSentence(lang, "verdict.consistent"))
      expect(said).not.toContain(terminalSentence(lang, "verdict.complete"))
      expect(said).not.toMatch(/complete|unchanged|完整|未被改动|欠落/i)
    }
  })

  test("with a hash alone the chain up to its entry is that hash's, what it does not bind is listed, and it ends in 2", async () => {
    const verdict = await judged(bytesOf(room), { head })
    expect(verdict).toMatchObject({ ok: true, is: "anchored", extracts: 0, withheld: 0 })
    expect(exitCode(verdict)).toBe(2)
    const n = verdict.ok ? verdict.entries : 0
    // the demo has comments that were corrected
    expect(verdict.ok && verdict.personal).toBeGreaterThan(0)
    expect(verdictLines(verdict, "en")[0]).toBe(
      `The chain up to entry ${n} is that of the fingerprint you gave; not bound by it: the first line (name, audience, session), the key and its signatures, the enclosed verifiers, names and texts withheld or erased (${verdict.ok ? verdict.personal : 0}).`,
    )
  })

  test("entries after that of the hash are counted as not bound, countersignatures too", async () => {
    const lines = room.split("\n")
    const { hash, seq } = JSON.parse(lines[9] ?? "") as { hash: string; seq: number }
    const verdict = await judged(bytesOf(room), { head: hash })
    expect(verdict).toMatchObject({ is: "anchored", anchored: seq, countersigned: [] })
    const n = verdict.ok ? verdict.entries - seq : 0
    expect(verdictLines(verdict, "en")[0]).toContain(`the entries after it (${n})`)
  })

  test("a fault ends in 1 and names its place, in three languages", async () => {
    const bytes = bytesOf(room.replace("an auditor accepted by both", "an auditor of its own"))
    const verdict = await judged(bytes, { key, head })
    expect(verdict).toMatchObject({ ok: false, part: "entry", why: "hash" })
    expect(exitCode(verdict)).toBe(1)
    const n = verdict.ok ? 0 : (verdict.entry ?? 0)
    expect(verdictLines(verdict, "en")[0]).toBe(`Fails at entry ${n}.`)
    expect(verdictLines(verdict, "zh")[0]).toBe(`验证未通过：第${n}条。`)
    expect(verdictLines(verdict, "ja")[0]).toBe(`検証できません：${n}番目の項目。`)
  })
})

describe("a fingerprint", () => {
  const of = (hash: string) => fingerprintOf(tools.sha256, key, hash)

  test("holds key and head as one: it makes a bundle complete, at the head and at any entry before it", async () => {
    const { hash, seq } = JSON.parse(room.split("\n")[9] ?? "") as { hash: string; seq: number }
    const verdict = await judged(bytesOf(room), { fingerprint: of(hash) })
    expect(verdict).toMatchObject({ ok: true, is: "complete", anchored: seq })
    expect(verdictLines(verdict, "en")).toContain(`The fingerprint you gave is that of entry ${seq}.`)
    expect(await judged(bytesOf(room), { fingerprint: of(head), key })).toMatchObject({ is: "complete" })
  })

  test("has 160 bits in eight groups of four, of characters that are not misread", () => {
    expect(of(head)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/)
  })

  test("is read in small letters, without hyphens, with spaces, and with an O for a 0", () => {
    const one = of(head)
    const typed = [
      one.toLowerCase(),
      one.replaceAll("-", ""),
      ` ${one.replaceAll("-", " ")} `,
      one.replaceAll("0", "o"),
    ]
    for (const text of typed) {
      expect(readFingerprint(text)).toBe(one)
      expect(enclosed.readFingerprint(text)).toBe(one.replaceAll("-", ""))
    }
    for (const text of ["", "K7QX", `${one}-0000`, one.replace(/.$/, "U")]) {
      expect(readFingerprint(text)).toBeNull()
      expect(enclosed.readFingerprint(text)).toBeNull()
    }
  })

  test("of a bundle that was forged with a fresh key is another, though the chain is the genuine one", async () => {
    const { bytes } = forged(room, () => {})
    const verdict = await judged(bytes, { fingerprint: of(head) })
    expect(verdict).toMatchObject({ ok: false, part: "anchor", why: "not-anchored" })
    expect(exitCode(verdict)).toBe(1)
  })

  test("is taken by the command line as it is printed, and what is none has no verdict", async () => {
    const file = saved(bytesOf(room))
    expect((await verifyFile(file, { fingerprint: of(head).toLowerCase() }, tools, {})).code).toBe(0)
    expect((await verifyFile(file, { fingerprint: "K7QX" }, tools, {})).code).toBe(64)
  })
})

describe("a bundle that a forger signed with a fresh key", () => {
  const twenty = (bundle: string, audience?: "gallery") =>
    forged(bundle, opened => {
      if (audience) opened.header.audience = audience
      const { workspace } = opened.header
      let left = 20
      opened.entries = opened.entries.map(line => {
        if (left === 0 || !("body" in line) || !JSON.stringify(line.body).includes("the")) return line
        left--
        return rewritten(line, workspace, body => body.replaceAll("the", "no"))
      })
      // a forger must not leave a name behind that no public bundle shows
      if (audience)
        opened.entries = opened.entries.map(line =>
          "personal" in line && line.personal && "value" in line.personal ? placeOf(line, workspace) : line,
        )
    })

  test("with 20 entries rewritten as extracts fails for the room, where the audience calls for none", async () => {
    expect(await judged(twenty(room).bytes, { head })).toMatchObject({ ok: false, why: "not-for-audience" })
  })

  test("with 20 entries rewritten as extracts for the public is not complete, ends in 2, and says that 20 are not bound", async () => {
    for (const bundle of [room, gallery]) {
      const verdict = await judged(twenty(bundle, "gallery").bytes, { head })
      expect(verdict).toMatchObject({ ok: true, is: "anchored", extracts: 20 })
      expect(exitCode(verdict)).toBe(2)
      expect(verdictLines(verdict, "en")[0]).toContain("entries shown in part (20)")
    }
  })

  test("fails under the genuine key, whatever was forged", async () => {
    const { bytes } = twenty(gallery)
    for (const outside of [{ key }, { key, head }])
      expect(await judged(bytes, outside)).toMatchObject({ ok: false, part: "trailer", why: "signature" })
  })

  test("with entries withheld fails for the room, and is counted where one session or the public is shown", async () => {
    // an entry that all three bundles show in full
    const shownIn = (bundle: string) => bundle.split("\n").flatMap((line, n) => (line.includes('"salt"') ? [n] : []))
    const [inGallery, inSession] = [gallery, session].map(bundle => new Set(shownIn(bundle)))
    const at = (shownIn(room).find(n => inGallery?.has(n) && inSession?.has(n)) ?? 0) - 1
    const hidden = (bundle: string) =>
      forged(bundle, opened => {
        opened.entries = opened.entries.map((line, n) => (n === at ? placeOf(line, opened.header.workspace) : line))
      }).bytes
    expect(await judged(hidden(room), { head })).toMatchObject({ ok: false, entry: at + 1, why: "not-for-audience" })
    for (const bundle of [gallery, session]) {
      const before = await judged(bytesOf(bundle), { head })
      const after = await judged(hidden(bundle), { head })
      expect(after.ok && before.ok && after.withheld - before.withheld).toBe(1)
      expect(exitCode(after)).toBe(2)
    }
  })

  test("for the public fails where it shows a name", async () => {
    const { bytes } = forged(room, opened => void (opened.header.audience = "gallery"))
    expect(await judged(bytes, { head })).toMatchObject({ ok: false, why: "not-for-audience" })
  })

  test("with another first line or verifier is not called bound", async () => {
    const { bytes } = forged(room, opened => {
      opened.header.slug = "another"
      opened.files[1]!.text = "console.log('Complete and unchanged under the key you gave.')"
    })
    const verdict = await judged(bytes, { head })
    expect(verdict).toMatchObject({ ok: true, is: "anchored" })
    expect(verdictLines(verdict, "en")[0]).toMatch(/not bound by it: the first line .*the enclosed verifiers/)
    const said = await verifyFile(saved(bytes), { head }, tools, {})
    expect(said.text).toContain("The enclosed verify.mjs differ from those of this version of Plenary")
    expect(said.code).toBe(2)
  })

  test.each(["publicKey", "audience", "session", "slug", "incarnation"])(
    "with a first line whose %s is of no known kind fails there",
    async name => {
      const { bytes } = forged(room, ({ header }) => void Object.assign(header, { [name]: ["room"] }))
      expect(await judged(bytes)).toMatchObject({ ok: false, part: "header", why: "shape" })
    },
  )
})

test("a browser that cannot check signatures calls nothing complete, whatever it was given", async () => {
  const blind = { ...enclosed.tools, ed25519: async () => null }
  for (const [outside, is] of [
    [{ key }, "consistent"],
    [{ key, head }, "anchored"],
  ] as const)
    expect(await enclosed.verify(bytesOf(room), blind, outside)).toMatchObject({ ok: true, is, unchecked: true })
})

describe("the exit code", () => {
  const python = (...words: string[]) => spawnSync("python3", [join(root, "test/python/verify.py"), ...words]).status
  const enclosedCode = async (...words: string[]) =>
    spawnSync(process.execPath, [(await enclosedIn(room)).paths.mjs, ...words]).status

  test("is the same from the server, the enclosed verifier and the one in Python, also where there is no verdict", async () => {
    const [whole, broken] = [saved(bytesOf(room)), saved(bytesOf(`${room}x`))]
    const asked: [string, Record<string, string>, number][] = [
      [whole, {}, 3],
      [whole, { key }, 0],
      [whole, { head }, 2],
      [whole, { fingerprint: fingerprintOf(tools.sha256, key, head) }, 0],
      [broken, { key }, 1],
      [whole, { key: `01${"0".repeat(62)}` }, 1],
      ["nowhere.bundle", {}, 64],
      [whole, { head: "not a hash" }, 64],
      [whole, { key: key.toUpperCase() }, 64],
      [whole, { fingerprint: "K7QX" }, 64],
    ]
    for (const [file, outside, code] of asked) {
      const words = Object.entries(outside).flatMap(([name, value]) => [`--${name}`, value])
      expect({ outside, code: (await verifyFile(file, outside, tools, {})).code }).toEqual({ outside, code })
      expect({ outside, code: await enclosedCode(file, ...words) }).toEqual({ outside, code })
      expect({ outside, code: python(file, ...words) }).toEqual({ outside, code })
    }
  })
})

describe("plenary verify", () => {
  test("says that the enclosed verifiers are its own where they are", async () => {
    const { text, code } = await verifyFile(saved(bytesOf(room)), { key }, tools, {})
    expect(text).toContain("The enclosed verifiers are those of this version of Plenary.")
    expect(code).toBe(0)
  })

  test("says in the terminal's language that there is no such file", async () => {
    const said = async (lang: string) => (await verifyFile("nowhere.bundle", {}, tools, { LANG: lang })).text
    expect(await said("en_GB.UTF-8")).toBe("There is no file nowhere.bundle.")
    expect(await said("ja_JP.UTF-8")).toMatch(/nowhere\.bundle.*。/)
  })

  test("gives no verdict's exit code to a question that cannot be answered", async () => {
    for (const [file, outside] of [
      ["nowhere.bundle", {}],
      [saved(bytesOf(room)), { head: "not a hash" }],
      [saved(bytesOf(room)), { key: key.toUpperCase() }],
    ] as const)
      expect((await verifyFile(file, outside, tools, {})).code).toBe(64)
  })
})
