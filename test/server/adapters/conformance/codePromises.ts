import { expect, test } from "vitest"
import type { Bench } from "../storeConformance.ts"

export function codePromises(bench: () => Bench) {
  test("a pending code is read by everybody and taken by one, also at the same moment", async () => {
    const { codes } = bench().opened
    await codes.keep("request 1", "議 content", 60_000)
    const looks = [1, 2, 3].map(() => codes.read("request 1"))
    expect(await Promise.all(looks)).toEqual(["議 content", "議 content", "議 content"])
    const taken = await Promise.all([1, 2, 3].map(() => codes.take("request 1")))
    expect(taken.filter(Boolean)).toEqual(["議 content"])
    expect([await codes.read("request 1"), await codes.read("never kept")]).toEqual([null, null])
  })

  test("a content that is kept again takes the place of the one before, also at the same moment and after its time", async () => {
    const { codes } = bench().opened
    await codes.keep("request 3", "first", 60_000)
    await codes.keep("request 3", "second", 60_000)
    expect(await codes.read("request 3")).toBe("second")
    await Promise.all(["third", "fourth", "fifth"].map(one => codes.keep("request 3", one, 60_000)))
    expect(await codes.take("request 3")).toMatch(/^(third|fourth|fifth)$/)
    expect(await codes.take("request 3")).toBeNull()
    await codes.keep("request 4", "old", 0)
    await codes.keep("request 4", "new", 60_000)
    expect(await codes.read("request 4")).toBe("new")
  })

  test("a pending code that is too old is not read", async () => {
    const { codes } = bench().opened
    await codes.keep("request 2", "content", 0)
    expect(await codes.read("request 2")).toBeNull()
  })

  test("one caller of several hears a message first, and another one after its time", async () => {
    const { codes } = bench().opened
    const heard = await Promise.all([1, 2, 3].map(() => codes.first("message 1", 60_000)))
    expect(heard.filter(Boolean)).toHaveLength(1)
    expect(await codes.first("message 1", 60_000)).toBe(false)
    expect([await codes.first("message 2", 0), await codes.first("message 2", 60_000)]).toEqual([true, true])
    expect(await codes.first("message 2", 60_000)).toBe(false)
  })
}
