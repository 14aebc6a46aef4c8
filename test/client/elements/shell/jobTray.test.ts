import { afterEach, expect, test } from "vitest"
import { type JobPressed, PlenaryJobTray, type TrayJob } from "../../../../client/elements/shell/plenary-job-tray.ts"
import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"

afterEach(() => document.body.replaceChildren())

const job = (over: Partial<JobShown> = {}, isAway = false): TrayJob => ({
  id: "a",
  isAway,
  shown: {
    id: "a",
    isOwn: false,
    format: "pdf",
    title: "Water",
    state: "open",
    step: "reading",
    done: 3,
    total: 12,
    error: null,
    file: null,
    until: null,
    revision: "1",
    ...over,
  },
})
async function shown(...jobs: TrayJob[]) {
  const tray = new PlenaryJobTray()
  const pressed: string[] = []
  tray.addEventListener("job-pressed", ({ id, press }: JobPressed) => pressed.push(`${press} ${id}`))
  tray.jobs = jobs
  document.body.append(tray)
  await tray.updateComplete
  return { tray, pressed, press: () => tray.querySelector("button")?.click() }
}

test("an open job has a bar, its step, how far it is, and is cancelled by a press", async () => {
  const { tray, pressed, press } = await shown(job())
  const bar = tray.querySelector("progress")
  expect([bar?.value, bar?.max, bar?.getAttribute("aria-label")]).toEqual([3, 12, "Water (PDF)"])
  expect(tray.textContent).toContain("Reading the notes · 3 of 12")
  press()
  expect(pressed).toEqual(["cancel a"])
})

test("a job with one's own data is named as such", async () => {
  const { tray } = await shown(job({ isOwn: true }))
  expect(tray.querySelector("progress")?.getAttribute("aria-label")).toBe("My data in Water (PDF)")
})

test("a job that waits says so, and one that is done offers its file and says how long it stands", async () => {
  expect((await shown(job({ step: null }))).tray.textContent).toContain("Waits for its turn")
  const { tray, pressed, press } = await shown(
    job({ state: "done", file: "/api/jobs/a/file", until: Date.UTC(2027, 1, 1) }),
  )
  expect(tray.querySelector("a")?.getAttribute("href")).toBe("/api/jobs/a/file")
  expect(tray.textContent).toContain("stands until")
  press()
  expect(pressed).toEqual(["dismiss a"])
})

test("a job that failed or was cancelled says so, and without a connection the tray asks again when pressed", async () => {
  expect((await shown(job({ state: "failed", error: "paper-too-long" }))).tray.textContent).toContain(
    "could not be made",
  )
  expect((await shown(job({ state: "cancelled" }))).tray.textContent).toContain("was cancelled")
  const { tray, pressed, press } = await shown(job({}, true))
  expect(tray.textContent).toContain("cannot be reached")
  press()
  expect(pressed).toEqual(["look a"])
  expect((await shown()).tray.querySelectorAll("aside")).toHaveLength(0)
})

test("a job whose file was deleted because words were erased says so, and another failure says something else", async () => {
  const erased = await shown(job({ state: "failed", error: "erased" }))
  expect(erased.tray.textContent).toContain("Words were erased or withdrawn in the meantime")
  expect((await shown(job({ state: "failed", error: "busy" }))).tray.textContent).toContain("could not be made")
})
