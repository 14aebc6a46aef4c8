import { describe, expect, test } from "vitest"
import { type Files, partsAtOnce, unkeptMs, unlistedBefore } from "../../../../server/ports/database/files.ts"
import type { DirectoryChange } from "../../../../server/ports/database/store.ts"
import { createUnkeptWatch } from "../../../../server/watches/host/unkept.ts"
import type { UploadedFile } from "../../../../shared/model/files.ts"
import { elsewhere, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const file = (sha256: string, size = 6): UploadedFile => ({ sha256, type: "application/pdf", size })
const bytes = (...list: number[]) => new Uint8Array(list)
const quota = 20

export function filePromises(bench: () => Bench) {
  const files = () => bench().opened.files
  const change = (change: DirectoryChange) => bench().opened.store.commit(unit(0, { directory: [change] }))
  const store = async (sha256: string, { picture = false, at = 5, size = 6 } = {}) => {
    const begun = await files().begin(workspace, file(sha256, size), quota, at)
    if (begun !== "begun") return begun
    await files().addPart(workspace, sha256, 0, bytes(0, 255, 13))
    await files().addPart(workspace, sha256, 1, bytes(10, 0, 7))
    return await files().finish(workspace, sha256, { picture })
  }

  describe("uploaded files", () => {
    test("are found by their hash once all bytes are there, in their workspace alone, over a restart", async () => {
      expect(await files().begin(workspace, file("a"), quota, 5)).toBe("begun")
      await files().addPart(workspace, "a", 0, bytes(0, 255, 13))
      expect(await files().find(workspace, "a")).toBeNull()
      await files().addPart(workspace, "a", 1, bytes(10, 0, 7))
      expect(await files().finish(workspace, "a", { picture: false })).toBe(true)
      await bench().reopen()
      expect(await files().find(workspace, "a")).toEqual({
        ...file("a"),
        listed: false,
        pictured: false,
        placed: false,
      })
      expect(await files().part(workspace, "a", 0)).toEqual(bytes(0, 255, 13))
      expect(await files().part(workspace, "a", 1)).toEqual(bytes(10, 0, 7))
      expect(await files().part(workspace, "a", 2)).toBeNull()
      expect(await files().find(elsewhere, "a")).toBeNull()
      expect(await files().part(elsewhere, "a", 0)).toBeNull()
    })

    test("are stored once, and an upload that was cut off is completed by the next", async () => {
      expect(await files().begin(workspace, file("a"), quota, 5)).toBe("begun")
      await files().addPart(workspace, "a", 0, bytes(0, 255, 13))
      expect(await store("a")).toBe(true)
      expect(await files().part(workspace, "a", 0)).toEqual(bytes(0, 255, 13))
      expect(await store("a")).toBe("there")
      expect(await files().used(workspace)).toBe(6)
    })

    test("take no more than the quota of their workspace, also two at one moment", async () => {
      expect(await store("a", { size: 12 })).toBe(true)
      const both = await Promise.all(["b", "c"].map(one => files().begin(workspace, file(one), quota, 5)))
      expect(both.toSorted()).toEqual(["begun", "over"])
      expect(await files().used(workspace)).toBe(18)
      expect(await files().begin(elsewhere, file("b"), quota, 5)).toBe("begun")
    })

    test("are deleted after a day if nothing keeps them, and not if a reading or a note does", async () => {
      await store("unkept")
      await store("listed")
      await store("picture", { picture: true })
      await files().place(workspace, ["picture"])
      expect((await change({ kind: "file-listed", workspace, sha256: "listed" })).kind).toBe("committed")
      await files().begin(workspace, file("next", 1), quota, 5 + unkeptMs)
      expect(await files().find(workspace, "unkept")).not.toBeNull()
      await files().begin(workspace, file("later", 1), quota, 6 + unkeptMs)
      expect(await files().find(workspace, "unkept")).toBeNull()
      expect(await files().part(workspace, "unkept", 0)).toBeNull()
      expect(await files().finish(workspace, "unkept", { picture: false })).toBe(false)
      expect(await files().find(workspace, "listed")).toMatchObject({ listed: true })
      expect(await files().find(workspace, "picture")).toMatchObject({ pictured: true })
    })

    test("are forgotten by the watch after a day if they are pictures that never stood in a note", async () => {
      const now = 5 + unkeptMs
      const watched = async (at: number) => {
        const ends = new AbortController()
        const counts: number[] = []
        const dropUnkept: Files["dropUnkept"] = async (before, most) => {
          const found = await files().dropUnkept(before, most)
          if (before !== unlistedBefore) counts.push(found)
          return found
        }
        const failed = (error: unknown) => expect.fail(String(error))
        const looks = { mayDelete: async () => true }
        const { bus } = bench().opened
        const folds = { current: () => Promise.reject(new Error("no log was to be read")) }
        const watch = createUnkeptWatch({ files: { dropUnkept }, folds, bus, clock: { now: () => at }, looks, failed })
        const over = watch.run(ends.signal, 0)
        await expect.poll(() => (counts.at(-1) ?? partsAtOnce) < partsAtOnce).toBe(true)
        ends.abort()
        await over
        return counts
      }
      await store("placed", { picture: true, size: 2 })
      await files().place(workspace, ["placed"])
      // uploaded once more, as by somebody who inserts the same picture and takes it back
      expect(await store("placed", { picture: true, size: 2 })).toBe("there")
      await files().finish(workspace, "placed", { picture: true })
      for (let n = 0; n < 6; n++) await store(`alone${n}`, { picture: true, size: 2 })
      await store("both", { picture: true, size: 2 })
      await change({ kind: "file-listed", workspace, sha256: "both" })
      await files().place(elsewhere, ["alone0"])
      expect(await files().find(workspace, "alone0")).toMatchObject({ pictured: true, placed: false })
      expect(await files().used(workspace)).toBe(2 * 8)
      expect(await watched(now)).toEqual([0])
      // each of the six files has two parts
      const steps = await watched(now + 1)
      expect(steps.reduce((sum, gone) => sum + gone, 0)).toBe(12)
      expect(Math.max(...steps)).toBe(partsAtOnce)
      expect(await files().find(workspace, "alone0")).toBeNull()
      expect(await files().part(workspace, "alone5", 0)).toBeNull()
      expect(await files().find(workspace, "placed")).toMatchObject({ pictured: true, placed: true })
      expect(await files().find(workspace, "both")).toMatchObject({ listed: true })
      expect(await files().used(workspace)).toBe(4)
      // taken off the reading list, it is a picture that stands nowhere
      await change({ kind: "file-unlisted", workspace, sha256: "both" })
      expect(await watched(now + 1)).toEqual([2, 0])
      expect(await files().used(workspace)).toBe(2)
    })

    test("are deleted in steps of a few parts, are not found from the first step on, and can be uploaded anew", async () => {
      const upload = async (begun: "begun" | "there" | "over") => {
        expect(await files().begin(workspace, file("long"), quota, 5)).toBe(begun)
        for (let n = 0; n < 2 * partsAtOnce; n++) await files().addPart(workspace, "long", n, bytes(n))
        return await files().finish(workspace, "long", { picture: true })
      }
      expect(await upload("begun")).toBe(true)
      expect(await files().dropUnkept(6, partsAtOnce)).toBe(partsAtOnce)
      expect(await files().find(workspace, "long")).toBeNull()
      expect(await files().part(workspace, "long", 0)).toBeNull()
      expect(await upload("begun")).toBe(true)
      expect(await files().find(workspace, "long")).toMatchObject({ pictured: true })
      for (const n of [0, 2 * partsAtOnce - 1]) expect(await files().part(workspace, "long", n)).toEqual(bytes(n))
      expect(await files().dropUnkept(6, partsAtOnce)).toBe(partsAtOnce)
      expect(await files().dropUnkept(6, partsAtOnce)).toBe(partsAtOnce)
      expect(await files().dropUnkept(6, partsAtOnce)).toBe(0)
      expect(await files().used(workspace)).toBe(0)
    })

    test("are placed and forgotten at one moment without a placed picture that has no bytes", async () => {
      for (const sha256 of ["a", "b", "c"]) {
        await store(sha256, { picture: true })
        await Promise.all([files().place(workspace, [sha256]), files().dropUnkept(6, 9)])
        const found = await files().find(workspace, sha256)
        expect(await files().part(workspace, sha256, 0)).toEqual(found ? bytes(0, 255, 13) : null)
        expect(found?.placed ?? true).toBe(true)
        await files().dropUnkept(99, 9)
        expect(await files().find(workspace, sha256)).toEqual(found)
        await change({ kind: "workspace-removed", id: workspace })
      }
    })

    test("are no pictures because a note names their hash, and stay if they become ones later", async () => {
      await store("a")
      await store("b")
      await files().place(workspace, ["a", "b"])
      expect(await files().find(workspace, "a")).toMatchObject({ pictured: false, placed: true })
      await files().finish(workspace, "b", { picture: true })
      expect(await files().dropUnkept(6, 9)).toBe(2)
      expect(await files().find(workspace, "a")).toBeNull()
      expect(await files().find(workspace, "b")).toMatchObject({ pictured: true, placed: true })
    })

    test("are no longer there once no reading names them, unless a note shows them", async () => {
      await store("a")
      await store("b", { picture: true })
      for (const sha256 of ["a", "b"]) {
        await change({ kind: "file-listed", workspace, sha256 })
        expect((await change({ kind: "file-unlisted", workspace, sha256 })).kind).toBe("committed")
      }
      expect(await files().find(workspace, "a")).toBeNull()
      expect(await files().part(workspace, "a", 0)).toBeNull()
      expect(await files().find(workspace, "b")).toMatchObject({ listed: false, pictured: true })
      expect((await change({ kind: "file-listed", workspace, sha256: "a" })).kind).toBe("behind")
    })

    test("are erased in steps of a few parts once no reading names them, and not found from the first on", async () => {
      const parts = 3 * partsAtOnce
      const upload = async () => {
        expect(await files().begin(workspace, file("long"), quota, 5)).toBe("begun")
        for (let n = 0; n < parts; n++) await files().addPart(workspace, "long", n, bytes(n))
        expect(await files().finish(workspace, "long", { picture: false })).toBe(true)
      }
      const left = async () => {
        const found = await Promise.all(Array.from({ length: parts }, (_, n) => files().part(workspace, "long", n)))
        return found.filter(part => part !== null).length
      }
      await upload()
      await store("kept")
      for (const kind of ["file-listed", "file-unlisted"] as const) await change({ kind, workspace, sha256: "long" })
      expect(await files().find(workspace, "long")).toBeNull()
      // an upload that comes meanwhile makes it whole again, and it stays
      expect(await left()).toBe(2 * partsAtOnce)
      await upload()
      expect(await files().dropUnkept(unlistedBefore, partsAtOnce)).toBe(0)
      for (const kind of ["file-listed", "file-unlisted"] as const) await change({ kind, workspace, sha256: "long" })
      expect(await left()).toBe(2 * partsAtOnce)
      await bench().reopen()
      const steps: number[] = []
      do steps.push(await files().dropUnkept(unlistedBefore, partsAtOnce))
      while (steps.at(-1))
      expect(steps).toEqual([partsAtOnce, partsAtOnce, 0])
      expect(await left()).toBe(0)
      expect(await files().used(workspace)).toBe(6)
      expect(await files().find(workspace, "kept")).not.toBeNull()
    })

    test("go with their workspace, in steps of a few parts", async () => {
      for (const one of ["a", "b", "c"]) await store(one, { picture: true })
      await store("cut off", { size: 1 })
      await files().begin(elsewhere, file("a"), quota, 5)
      await files().addPart(elsewhere, "a", 0, bytes(1))
      await change({ kind: "workspace-removed", id: workspace })
      const steps: number[] = []
      do steps.push(await bench().opened.deletions.remove(workspace, "files"))
      while (steps.at(-1))
      // each of the four uploads has two parts
      expect(steps.reduce((sum, gone) => sum + gone, 0)).toBe(8)
      expect(Math.max(...steps)).toBe(partsAtOnce)
      for (const one of ["a", "b", "c"]) expect(await files().find(workspace, one)).toBeNull()
      expect(await files().part(workspace, "a", 0)).toBeNull()
      expect(await files().used(workspace)).toBe(0)
      expect(await files().part(elsewhere, "a", 0)).toEqual(bytes(1))
    })
  })
}
