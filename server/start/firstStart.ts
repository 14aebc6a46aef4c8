import { existsSync, renameSync, rmSync } from "node:fs"
import type { SeatRole } from "../../shared/model/terms.ts"
import { playDemo } from "../demo/playDemo.ts"
import { playPractice } from "../demo/playPractice.ts"
import { hostDraft } from "../ports/hostLog/hostLog.ts"
import { isPostgres, loadPostgres } from "./instance/database.ts"
import { openStage } from "./stage.ts"

/**
 * The links that the terminal prints once, at the first start. Their tokens are stored nowhere, because the database
 * has only hashes.
 */
export interface FirstLinks {
  /** those into the Practice panel; empty if the host wants neither it nor the demo */
  practice: { role: SeatRole; token: string }[]
  admin: string
}

/** A callback that receives the percentage of the demo that is written. */
type Progress = (percent: number) => void

const telling = (progress: Progress) => (done: number, total: number) => progress(Math.round((100 * done) / total))

/** Writes the demo again into a database from which it was removed. Returns false if the database still has it. */
export async function demoAnew(place: string, progress: Progress): Promise<boolean> {
  const { stage, instance, close } = await openStage(place)
  try {
    if ((await instance.directory.workspaces()).some(({ slug }) => slug === "demo")) return false
    await playDemo(stage, Date.now(), telling(progress))
    return true
  } finally {
    await close()
  }
}

/**
 * Writes a new database, with the demo and the Practice panel unless `demo` is false. An interruption leaves nothing
 * that a server would serve: only a complete SQLite file is moved into place, and only a complete PostgreSQL database is
 * marked. Returns null if there is a database already.
 */
export async function firstStart(place: string, demo: boolean, progress: Progress): Promise<FirstLinks | null> {
  if (isPostgres(place)) return (await loadPostgres()).seedOnce(place, () => seed(place, demo, progress))
  if (existsSync(place)) return null
  const draft = `${place}.first`
  for (const left of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(left, { force: true })
  const links = await seed(draft, demo, progress)
  renameSync(draft, place)
  return links
}

async function seed(place: string, demo: boolean, progress: Progress): Promise<FirstLinks> {
  const began = Date.now()
  const { stage, instance, close } = await openStage(place, null, true)
  if (demo) await playDemo(stage, began, telling(progress))
  const practice = demo ? await playPractice(stage, began) : []
  const admin = instance.clock.id() + instance.clock.id()
  const made = { kind: "link-made", link: "administrator", id: "", role: "admin", workspace: null } as const
  await instance.directory.addAdminToken(instance.sha256(admin), began + 7 * 86_400_000, [
    hostDraft({ ...made, by: { kind: "server" } }, instance.clock),
  ])
  await close()
  return { practice, admin }
}
