import { afterEach, expect, test, vi } from "vitest"
import { NoteVersions } from "../../../../client/state/session/versions/noteVersions.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => vi.unstubAllGlobals())

test("the list of a note's versions is fetched as soon as it is wanted, and again when the reader asks", async () => {
  const lists = [
    { topic: "T", versions: [], moments: [] },
    { topic: "T", versions: [{ epoch: 1, seq: 1, from: 1, at: 2, changes: 1 }], moments: [] },
  ]
  const asked: string[] = []
  vi.stubGlobal("fetch", async (url: string | URL) => {
    asked.push(String(url))
    return Response.json(lists[asked.length - 1])
  })
  const { list } = new NoteVersions("T")
  expect(list.now.value).toEqual({ state: "loading" })
  await eventually(() => expect(list.now.value).toEqual({ state: "ready", value: lists[0] }))
  await list.anew()
  expect(list.now.value).toEqual({ state: "ready", value: lists[1] })
  expect(asked).toEqual(["/api/topics/T/versions", "/api/topics/T/versions"])
})
