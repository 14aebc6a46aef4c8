import { unzipSync } from "fflate"
import { expect, test } from "vitest"
import { zipped } from "../../../server/evidence/zip/zipped.ts"

async function zipOf(parts: readonly string[]): Promise<Buffer> {
  async function* files() {
    yield { name: "a.txt", text: parts }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of zipped(files())) pieces.push(piece)
  return Buffer.concat(pieces)
}

test("a zip has the same bytes however its text comes in parts, and no character is cut in two", async () => {
  const text = Array.from({ length: 40_000 }, (_, n) => `🙂${n % 7 === 0 ? "流" : "x"}`).join("")
  let seed = 3
  const below = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const whole = await zipOf([text])
  expect(Buffer.from(unzipSync(whole)["a.txt"] ?? []).toString()).toBe(text)
  for (let n = 0; n < 5; n++) {
    const parts: string[] = []
    for (let at = 0; at < text.length; ) {
      const end = at + 1 + below(60_000)
      parts.push(text.slice(at, end))
      at = end
    }
    expect((await zipOf(parts)).equals(whole)).toBe(true)
  }
})
