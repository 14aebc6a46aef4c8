import { afterEach, expect, test, vi } from "vitest"
import { roomForExport } from "../../../server/http/routes/papers/exportOwners.ts"
import type { JobShown } from "../../../shared/contract/queries/jobs.ts"
import { until } from "../../kit/clocks/until.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel | null = null
afterEach(async () => await panel?.end())

const ask = (cookie = "", format = "md") =>
  fetch(`${panel?.url}/api/workspaces/panel/workspace.${format}?lang=en`, {
    headers: { cookie, prefer: "respond-async" },
  })
const jobOf = async (response: Response): Promise<JobShown> => {
  expect(response.status).toBe(202)
  return (await response.json()) as JobShown
}

test("readers without a seat wait for short files, and share long ones, which stay for an hour", async () => {
  panel = await servePanel()
  const { folds, board } = panel.instance
  const chair = await panel.join("moderator1")
  await chair.do("set-access", { public: true, replay: "readers" })
  expect((await ask()).status).toBe(200)
  expect((await ask(chair.cookie)).status).toBe(202)

  const current = folds.current.bind(folds)
  vi.spyOn(folds, "current").mockImplementation(async workspace => {
    const now = await current(workspace)
    const records = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`r${n}`, {}])) as object
    return { ...now, state: { ...now.state, records } } as typeof now
  })
  const all = await Promise.all(Array.from({ length: 8 }, () => ask()))
  const ids = await Promise.all(all.map(async one => (await jobOf(one)).id))
  expect(new Set(ids).size).toBe(1)
  const [id = ""] = ids
  await until(async () => (await board.jobs.job(id))?.state === "done", "it is written")
  expect((await jobOf(await ask())).id).toBe(id)
  expect((await board.jobs.job(id))?.keepUntil).toBeLessThanOrEqual(Date.now() + 3_600_000)
  expect((await jobOf(await ask(chair.cookie))).id).not.toBe(id)
  await chair.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "News." } })
  expect((await jobOf(await ask())).id).not.toBe(id)
})

const kept = (n: number, owner: string, over: { state?: "open" | "done"; bytes?: number } = {}) =>
  Array.from({ length: n }, (_, at) => ({
    id: `${owner} ${at}`,
    owner,
    state: "done" as const,
    bytes: 1,
    keepUntil: 1_000 * (at + 1),
    ...over,
  }))
const refused = (code: string, params: object = {}) => ({ kind: "none", refused: { refuse: { code, params } } })

test("an owner has two exports open, and all readers without a seat four", () => {
  expect(roomForExport(kept(2, "ann", { state: "open" }), "ann", 0)).toMatchObject(refused("busy"))
  expect(roomForExport(kept(2, "ann", { state: "open" }), "bob", 0)).toEqual({ kind: "room", drop: [] })
  const readers = ["1", "2"].flatMap(one => kept(2, `address ${one}`, { state: "open" }))
  expect(roomForExport(readers, "address 3", 0)).toMatchObject(refused("busy"))
  for (const owner of ["ann", "token 1", "admin"])
    expect(roomForExport(readers, owner, 0)).toEqual({ kind: "room", drop: [] })
})

test("the oldest files of a member give way; readers without a seat wait until one of theirs is over", () => {
  expect(roomForExport(kept(10, "ann"), "ann", 0)).toEqual({ kind: "room", drop: ["ann 0"] })
  expect(roomForExport(kept(3, "ann", { bytes: 200_000_000 }), "ann", 0)).toEqual({
    kind: "room",
    drop: ["ann 0", "ann 1"],
  })
  const readers = ["1", "2"].flatMap(one => kept(9, `address ${one}`))
  expect(roomForExport(readers, "address 3", 500)).toMatchObject(refused("too-fast", { n: 1 }))
  expect(roomForExport(kept(3, "address 1", { bytes: 200_000_000 }), "address 2", 0)).toMatchObject(refused("too-fast"))
  expect(roomForExport(readers, "ann", 0)).toEqual({ kind: "room", drop: [] })
  const many = Array.from({ length: 10 }, (_, n) => kept(10, `m${n}`)).flat()
  expect(roomForExport(many, "ann", 0)).toMatchObject(refused("too-fast"))
})
