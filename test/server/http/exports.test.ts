import { afterEach, expect, test } from "vitest"
import { exportsEnded } from "../../../server/jobs/exportsEnded.ts"
import type { JobShown } from "../../../shared/contract/queries/jobs.ts"
import { until } from "../../kit/clocks/until.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { unit } from "../adapters/samples.ts"
import { joined, textOf } from "../papers/pdf/pdftext.ts"

let panel: ServedPanel | null = null
afterEach(async () => await panel?.end())

const ask = (path: string, cookie = "", { method = "GET" } = {}) =>
  fetch(`${panel?.url}${path}`, { method, headers: { cookie, prefer: "respond-async" } })
const file = (format: string) => `/api/workspaces/panel/workspace.${format}?lang=en`
const begun = async (format: string, cookie: string) => {
  const response = await ask(file(format), cookie)
  expect(response.status).toBe(202)
  const job = (await response.json()) as JobShown
  expect(response.headers.get("location")).toBe(`/api/jobs/${job.id}`)
  return job
}
const shown = async (id: string, cookie: string, seen = "") =>
  (await (await ask(`/api/jobs/${id}${seen && `?seen=${seen}`}`, cookie)).json()) as JobShown
const ended = async (id: string, cookie: string): Promise<JobShown> => {
  let job = await shown(id, cookie)
  while (job.state === "open") job = await shown(id, cookie, job.revision)
  return job
}

test("a whole workspace is made as a job, in each format, and is the file that a short one is", async () => {
  panel = await servePanel()
  const { cookie } = await panel.join("panelist1")
  for (const format of ["md", "html", "json", "csv", "docx", "pdf"]) {
    const { id } = await begun(format, cookie)
    const job = await ended(id, cookie)
    expect(job).toMatchObject({ state: "done", format, error: null, file: `/api/jobs/${id}/file` })
    expect(job.until).toBeGreaterThan(Date.now() + 86_000_000)
    const later = await ask(job.file ?? "", cookie)
    const direct = await fetch(`${panel.url}${file(format)}`, { headers: { cookie } })
    expect(direct.status).toBe(200)
    expect(later.headers.get("content-type")).toBe(direct.headers.get("content-type"))
    expect(later.headers.get("content-disposition")).toContain(`.${format}"`)
    const [one, other] = [Buffer.from(await later.arrayBuffer()), Buffer.from(await direct.arrayBuffer())]
    if (format === "pdf") expect(joined(textOf(one))).toBe(joined(textOf(other)))
    else if (format === "docx") expect(one.subarray(0, 2).toString()).toBe("PK")
    else expect(one.toString()).toBe(other.toString())
  }
})

test("the zip of a bundle is made as a job, byte for byte the one that a short log gives, also of a session", async () => {
  panel = await servePanel()
  const { cookie } = await panel.join("panelist1")
  // a separator of Unicode ends no line of a bundle
  const author = await panel.join("moderator1")
  await author.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "One\u2028two 两个\u2029three" } })
  const session = Object.keys(author.state.sessions)[0]
  for (const query of ["", `?session=${session}`]) {
    const path = `/api/workspaces/panel/export.zip${query}`
    const response = await ask(path, cookie)
    expect(response.status).toBe(202)
    const { id, format } = (await response.json()) as JobShown
    expect(format).toBe("zip")
    const job = await ended(id, cookie)
    expect(job).toMatchObject({ state: "done", format: "zip", error: null })
    const later = await ask(job.file ?? "", cookie)
    const direct = await fetch(`${panel.url}${path}`, { headers: { cookie } })
    expect(direct.status).toBe(200)
    for (const header of ["content-type", "content-disposition"])
      expect(later.headers.get(header)).toBe(direct.headers.get(header))
    expect(Buffer.from(await later.arrayBuffer()).equals(Buffer.from(await direct.arrayBuffer()))).toBe(true)
  }
  expect((await ask("/api/workspaces/panel/export.zip?session=none", cookie)).status).toBe(404)
})

test("the zip of a long log is a job for everybody, says how far it is, and is cancelled", async () => {
  /** Passes the lines on, and then waits until the job is told to stop: its file cannot be done before. */
  async function* held(lines: AsyncIterable<string>, signal: AbortSignal) {
    yield* lines
    await new Promise(resolve => signal.addEventListener("abort", resolve, { once: true }))
  }
  let hasStopped = false
  panel = await servePanel({
    instead: ({ folds, writer }) => ({
      folds: {
        ...folds,
        async current(workspace) {
          const folded = await folds.current(workspace)
          return { ...folded, state: { ...folded.state, seq: folded.state.seq + 2_000 } }
        },
      },
      writer: {
        ...writer,
        zip: (lines, signal) =>
          writer.zip(held(lines as AsyncIterable<string>, signal), signal).finally(() => {
            hasStopped = true
          }),
      },
    }),
  })
  const { cookie } = await panel.join("panelist1")
  const path = `${panel.url}/api/workspaces/panel/export.zip`
  const response = await fetch(path, { headers: { cookie } })
  expect(response.status).toBe(202)
  const { id } = (await response.json()) as JobShown
  let job = await shown(id, cookie)
  while (job.state === "open" && job.total === 0) job = await shown(id, cookie, job.revision)
  expect(job.total).toBeGreaterThan(2)
  const cancelled = await ask(`/api/jobs/${id}`, cookie, { method: "DELETE" })
  expect(cancelled.status).toBe(200)
  expect(await shown(id, cookie)).toMatchObject({ state: "cancelled", file: null })
  await until(() => hasStopped, "the work at the file stops")
  expect(await panel.instance.board.jobs.part(id, 0)).toBeNull()
  expect((await ask(`/api/jobs/${id}/file`, cookie)).status).toBe(404)
})

test("an export is its owner's: nobody else sees, cancels or gets it, and it ends with the right to it", async () => {
  panel = await servePanel()
  const [owner, other] = [await panel.join("panelist1"), await panel.join("panelist2")]
  const { id } = await begun("md", owner.cookie)
  await ended(id, owner.cookie)
  for (const cookie of [other.cookie, (await panel.join("observer1")).cookie]) {
    expect((await ask(`/api/jobs/${id}`, cookie)).status).toBe(404)
    expect((await ask(`/api/jobs/${id}/file`, cookie)).status).toBe(404)
    expect((await ask(`/api/jobs/${id}`, cookie, { method: "DELETE" })).status).toBe(404)
  }
  expect((await ask(`/api/jobs/${id}`)).status).toBe(401)
  const chair = await panel.join("moderator1")
  await chair.do("set-attribution", { attribution: "chatham" })
  expect((await ask(`/api/jobs/${id}/file`, owner.cookie)).status).toBe(404)
})

test("an export is cancelled while it is made, and leaves nothing half-written", async () => {
  panel = await servePanel()
  const { cookie } = await panel.join("panelist1")
  const { board } = panel.instance
  const { id } = await begun("pdf", cookie)
  await until(async () => (await shown(id, cookie)).step !== null, "it has begun")
  expect((await ask(`/api/jobs/${id}`, cookie, { method: "DELETE" })).status).toBe(200)
  expect(await shown(id, cookie)).toMatchObject({ state: "cancelled", file: null })
  expect((await ask(`/api/jobs/${id}/file`, cookie)).status).toBe(404)
  expect(await board.jobs.part(id, 0)).toBeNull()
  await begun("md", cookie)
  await begun("md", cookie)
  const third = await ask(file("md"), cookie)
  expect([202, 503]).toContain(third.status)
})

test("a request for the head of a long export makes no job", async () => {
  panel = await servePanel()
  const { cookie } = await panel.join("panelist1")
  const [workspace] = await panel.instance.directory.workspaces()
  const head = await ask(file("md"), cookie, { method: "HEAD" })
  expect([head.status, await head.text()]).toEqual([202, ""])
  expect(await panel.instance.board.jobs.standing("exports", workspace!.id)).toEqual([])
  expect((await ask(file("md").replace("en", "xx"), cookie, { method: "HEAD" })).status).toBe(400)
})

test("a caller hears of an end that comes while its right is looked up", async () => {
  let isEnding = false
  panel = await servePanel({
    instead: ({ board }) => ({
      board: {
        ...board,
        jobs: {
          ...board.jobs,
          async job(id) {
            const job = await board.jobs.job(id)
            if (isEnding) {
              isEnding = false
              await board.cancel({ id }, 60_000)
            }
            return job
          },
        },
      },
    }),
  })
  const { cookie } = await panel.join("panelist1")
  const [home] = await panel.instance.directory.workspaces()
  if (!home) throw new Error("no workspace")
  const body = JSON.stringify({ format: "md", lang: "en", title: "", audience: "room", attribution: "named" })
  const times = { due: Date.now() + 60_000, madeAt: Date.now(), keepUntil: Date.now() + 60_000 }
  const owner = panel.people["panelist1"] ?? ""
  await panel.instance.board.add({ id: "x", kind: "exports", workspace: home.id, owner, subject: "", body, ...times })
  const { revision } = await shown("x", cookie)
  isEnding = true
  const started = Date.now()
  expect(await shown("x", cookie, revision)).toMatchObject({ state: "cancelled" })
  expect(Date.now() - started).toBeLessThan(10_000)
})

test("an export from before stays when a comment is withdrawn, because it holds no comments", async () => {
  panel = await servePanel()
  const author = await panel.join("panelist1")
  const { cookie } = author
  await author.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Canary." } })
  const said = await author.finds(({ threads }) => Object.values(threads)[0])
  const { id } = await begun("md", cookie)
  expect((await ended(id, cookie)).state).toBe("done")
  await author.do("withdraw-comment", { thread: said.id, comment: said.entries[0]?.id ?? "" })
  expect(await shown(id, cookie)).toMatchObject({ state: "done", error: null })
  const file = await ask(`/api/jobs/${id}/file`, cookie)
  expect(file.status).toBe(200)
  expect(await file.text()).not.toContain("Canary.")
})

test("an export from before ends with its file when words that it may hold are taken back, and says why", async () => {
  panel = await servePanel()
  const { cookie } = await panel.join("panelist1")
  const { id } = await begun("md", cookie)
  expect((await ended(id, cookie)).state).toBe("done")
  const [home] = await panel.instance.directory.workspaces()
  const body = { record: "r", addition: "a" }
  const directory = exportsEnded(home!.id, [{ kind: "addition-withdrawn", body } as never], Date.now())
  expect(exportsEnded(home!.id, [{ kind: "translation-declined", body } as never], 1)).toHaveLength(1)
  const head = await panel.instance.store.head(home!.id)
  await panel.instance.store.commit(unit(0, { workspace: home!.id, expect: head, directory }))
  expect(await shown(id, cookie)).toMatchObject({ state: "failed", error: "erased", file: null })
  expect((await ask(`/api/jobs/${id}/file`, cookie)).status).toBe(404)
  expect(await panel.instance.board.jobs.part(id, 0)).toBeNull()
})

const ownData = (format: string) => `/api/workspaces/panel/own-data.${format}?lang=en`

test("a member's own data is made as a job, is the file that a short one is, and is the member's alone", async () => {
  panel = await servePanel()
  const [owner, other] = [await panel.join("panelist1"), await panel.join("panelist2")]
  for (const format of ["html", "json"]) {
    const asked = await ask(ownData(format), owner.cookie)
    expect(asked.status).toBe(202)
    const { id } = (await asked.json()) as JobShown
    const job = await ended(id, owner.cookie)
    expect(job).toMatchObject({ state: "done", format, isOwn: true, file: `/api/jobs/${id}/file` })
    const later = await ask(job.file ?? "", owner.cookie)
    const direct = await fetch(`${panel.url}${ownData(format)}`, { headers: { cookie: owner.cookie } })
    expect(direct.status).toBe(200)
    for (const header of ["content-type", "content-disposition"])
      expect(later.headers.get(header)).toBe(direct.headers.get(header))
    const plain = (text: string) => text.replaceAll(/"(at|usedAt)": \d+/g, "")
    expect(plain(await later.text())).toBe(plain(await direct.text()))
    expect((await ask(`/api/jobs/${id}`, other.cookie)).status).toBe(404)
    expect((await ask(job.file ?? "", other.cookie)).status).toBe(404)
  }
})

test("the file of own data is gone once the person is erased, or the seat has another holder", async () => {
  panel = await servePanel()
  const owner = await panel.join("panelist1")
  const { cookie } = owner
  const { board } = panel.instance
  const made = async () => {
    const { id } = (await (await ask(ownData("json"), cookie)).json()) as JobShown
    await ended(id, cookie)
    expect(await board.jobs.part(id, 0)).not.toBeNull()
    return id
  }
  const events = [
    { kind: "member-erased", body: { member: "m", parts: 0 } },
    { kind: "seat-reissued", body: { member: "m" } },
  ] as never
  const [home] = await panel.instance.directory.workspaces()
  const id = await made()
  for (const event of events as never[]) {
    const directory = exportsEnded(home!.id, [event], Date.now() + 1)
    expect(directory).toHaveLength(1)
  }
  const head = await panel.instance.store.head(home!.id)
  const directory = exportsEnded(home!.id, events, Date.now() + 1)
  await panel.instance.store.commit(unit(0, { workspace: home!.id, expect: head, directory }))
  expect(await shown(id, cookie)).toMatchObject({ state: "failed", error: "erased", file: null })
  expect(await board.jobs.part(id, 0)).toBeNull()
})
