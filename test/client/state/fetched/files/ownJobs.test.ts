import { afterEach, expect, test, vi } from "vitest"
import { jobsKept } from "../../../../../client/state/fetched/files/jobsKept.ts"
import { OwnJobs } from "../../../../../client/state/fetched/files/ownJobs.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.removeItem(jobsKept)
})

/** Returns what the tray keeps of a job after the server has refused to tell of it. */
async function refused(status: number, code: string): Promise<{ ids: string[]; failed: string | null }> {
  localStorage.setItem(jobsKept, "a")
  vi.spyOn(window, "fetch").mockImplementation(async () =>
    Response.json({ error: { code, params: {}, id: "" } }, { status }),
  )
  const own = new OwnJobs()
  await eventually(() => expect(own.list.value.every(({ failure }) => failure !== null)).toBe(true))
  const [job] = own.list.value
  return { ids: own.list.value.map(({ id }) => id), failed: job?.failure?.code ?? null }
}

test.each([
  [429, "too-fast"],
  [403, "under-embargo"],
  [503, "busy"],
])("an export stays in the tray when the answer is %i %s, since that passes", async (status, code) => {
  expect(await refused(status, code)).toEqual({ ids: ["a"], failed: code })
  expect(localStorage.getItem(jobsKept)).toBe("a")
})

test.each([
  [401, "no-seat"],
  [404, "not-found"],
])("an export leaves the tray when the answer is %i %s", async (status, code) => {
  expect(await refused(status, code)).toEqual({ ids: [], failed: null })
  expect(localStorage.getItem(jobsKept)).toBeNull()
})
