import type { DeletedCounts, DeletionCertificate } from "../../../shared/contract/queries/law/deleted.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { canonical } from "../../../shared/record/chain.ts"
import type { JobBoard } from "../../jobs/jobBoard.ts"
import type { JobKind } from "../../jobs/kinds.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { type Deletion, type Deletions, deletedKinds } from "../../ports/database/law/deletions.ts"
import type { Store } from "../../ports/database/store.ts"
import type { DocumentSealing } from "../../ports/documents/documentSealing.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { Keys } from "../../ports/host/keys.ts"
import type { BackupsHold } from "../../ports/monitoring/backups.ts"

export interface DeletingPorts {
  deletions: Deletions
  ballots: Pick<Ballots, "destroy" | "rounds">
  directory: Pick<Directory, "home">
  sealing: Pick<DocumentSealing, "unsealed">
  store: Pick<Store, "head">
  clock: Pick<Clock, "now">
  keys: Pick<Keys, "publicKey" | "sign">
  backupsHold: BackupsHold
}

/** Milliseconds between the removal and the deletion, in which every server learns of the removal. */
const headStartMs = 2_000
/** The job of a deletion is listed with the others for a day. */
const keepMs = 86_400_000

export const deletionJob = (workspace: WorkspaceId): string => `deletion-${workspace}`

/** Counts what a panel holds, for the certificate. */
export const deletedCounts = ({ members, topics, sessions, records, readings }: State): DeletedCounts => ({
  members: Object.keys(members).length,
  topics: Object.keys(topics).length,
  sessions: Object.keys(sessions).length,
  records: Object.keys(records).length,
  files: Object.values(readings).filter(({ file }) => file).length,
})

/**
 * Adds the job of each deletion that has not ended. An open job stays as it is. One that failed, or that a restore of a
 * backup ended, is opened again.
 */
export async function addDeletions(
  {
    board,
    deletions,
    clock,
  }: Pick<DeletingPorts, "clock" | "deletions"> & {
    board: Pick<JobBoard, "add" | "repeat">
  },
  headStart = headStartMs,
): Promise<void> {
  for (const { workspace, at, certificate } of await deletions.list()) {
    if (certificate !== null) continue
    const now = clock.now()
    const id = deletionJob(workspace)
    const isNew = await board.add({
      id,
      kind: "deletions",
      workspace,
      owner: "",
      subject: "",
      body: "{}",
      due: Math.max(now, at + headStart),
      madeAt: now,
      keepUntil: now + keepMs,
    })
    if (!isNew) await board.repeat({ id }, keepMs)
  }
}

/** Deletes what removed workspaces held, in short steps, and signs the certificate (DOMAIN DW2, DW3). */
export const deletionJobs = (ports: DeletingPorts): JobKind => ({
  name: "deletions",
  atOnce: 1,
  pauses: [1_000, 10_000, 60_000, 600_000, 3_600_000],
  keepMs,
  async run({ workspace }, { progress }) {
    const { deletions, ballots, directory } = ports
    const found = (await deletions.list()).find(one => one.workspace === workspace)
    if (!found || found.certificate !== null) return { kind: "done", result: null }
    for (const round of await ballots.rounds())
      if ((await directory.home(round)) === workspace) await ballots.destroy(round)
    // updates that wait in the journal are moved to the notes' logs, which are then deleted
    await ports.sealing.unsealed(Number.MAX_SAFE_INTEGER)
    let done = 0
    for (const kind of deletedKinds)
      for (let gone = 1; gone > 0; done += gone) {
        gone = await deletions.remove(workspace, kind)
        await progress({ step: kind, done, total: 0 })
      }
    await deletions.wipe()
    const certificate = canonical(await certified(ports, found))
    const { keys } = ports
    await deletions.certify(workspace, { certificate, signature: keys.sign(certificate), publicKey: keys.publicKey })
    return { kind: "done", result: null }
  },
})

async function certified(
  { store, clock, backupsHold }: DeletingPorts,
  { workspace, slug, title, at, counts }: Deletion,
): Promise<DeletionCertificate> {
  const endedAt = clock.now()
  return {
    kind: "plenary deletion 1",
    workspace,
    slug,
    title,
    deletedAt: at,
    endedAt,
    head: await store.head(workspace),
    counts,
    backupsUntil: await backupsHold(endedAt),
  }
}
