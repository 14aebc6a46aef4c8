import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { bytesOf, enclosedIn, verdictOn } from "../../kit/evidence.ts"

/** Written by the version that knew one format only (commit 12b5328), and never again. */
const folder = join(root, "test/fixtures/format1")
const bundle = (name: string) => readFileSync(join(folder, `${name}.bundle`), "utf8")
const anchors = JSON.parse(readFileSync(join(folder, "anchors.json"), "utf8")) as Record<
  "named" | "chatham",
  { key: string; head: string }
>

const bundles = [
  ["room", anchors.named, { extracts: 0, withheld: 0 }],
  ["session", anchors.named, { extracts: 0, withheld: 4 }],
  ["public", anchors.named, { extracts: 0, withheld: 0 }],
  ["chatham", anchors.chatham, { extracts: 15, withheld: 0 }],
] as const

describe("a bundle that the version with format 1 wrote", () => {
  test.each(bundles)("%s: verifies with what its format binds", async (name, { key, head }, unshown) => {
    const text = bundle(name)
    expect(verdictOn(bytesOf(text))).toMatchObject({ ok: true, is: "consistent", ...unshown })
    expect(verdictOn(bytesOf(text), { head })).toMatchObject({ ok: true, is: "anchored", ...unshown })
    expect(verdictOn(bytesOf(text), { key, head })).toMatchObject({
      is: "complete",
      countersigned: [{ number: 1, times: 2 }],
    })
  })

  test.each(bundles)("%s: verifies by the verifier that lies in it", async (name, { key, head }) => {
    const text = bundle(name)
    const { mjs } = await enclosedIn(text)
    expect(await mjs.verify(bytesOf(text), mjs.tools, { key, head })).toMatchObject({ ok: true })
  })

  test("calls no record of an extract bound by a hash alone", () => {
    expect(verdictOn(bytesOf(bundle("chatham")), { head: anchors.chatham.head })).toMatchObject({ countersigned: [] })
  })
})
