import { desc, eq, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Living } from "../../../ports/database/directory.ts"
import type { HostReadings } from "../../../ports/hostLog/people.ts"
import { livingRow } from "../accounts/expiry.ts"
import { type Runner, statement } from "../statement.ts"

/** Everything about all workspaces that only an administrator reads. */
export const sqlHostReadings = ({ ask }: Runner): HostReadings => ({
  async signIns(living, limit) {
    const found = await ask(newestSignIns, { ...living, limit })
    const seats = await ask(seatsOf, { signIns: JSON.stringify(found.map(({ id }) => id)) })
    return found.map(({ device, name, ...signIn }) => ({
      ...signIn,
      device: device ?? "",
      account: name ?? "",
      seats: seats.flatMap(({ signIn: of, ...seat }) => (of === signIn.id ? [seat] : [])),
    }))
  },
  async usage() {
    const bytes = new Map<WorkspaceId, { notes: number; files: number }>()
    const add = (workspace: WorkspaceId, of: "notes" | "files", n: unknown) => {
      const before = bytes.get(workspace) ?? { notes: 0, files: 0 }
      bytes.set(workspace, { ...before, [of]: before[of] + Number(n ?? 0) })
    }
    for (const statement of [updateBytes, segmentBytes, snapshotBytes])
      for (const { workspace, n } of await ask(statement, {})) add(workspace, "notes", n)
    for (const { workspace, n } of await ask(fileBytes, {})) add(workspace, "files", n)
    return [...bytes].map(([workspace, used]) => ({ workspace, ...used }))
  },
})

const newestSignIns = statement<Living & { limit: number }>()((db, { account, signIn, signInOrigin }, at) =>
  db
    .select({
      id: signIn.id,
      admin: signIn.admin,
      createdAt: signIn.createdAt,
      usedOn: signIn.usedOn,
      device: signInOrigin.device,
      name: account.name,
    })
    .from(signIn)
    .leftJoin(signInOrigin, eq(signInOrigin.signIn, signIn.id))
    .leftJoin(account, eq(account.id, signInOrigin.account))
    .where(livingRow(signIn, at))
    .orderBy(desc(signIn.usedOn), desc(signIn.createdAt), signIn.id)
    .limit(at.limit),
)

const seatsOf = statement<{ signIns: string }>()((db, { seat }, at, { isIn }) =>
  db
    .select({ signIn: seat.signIn, workspace: seat.workspace, member: seat.member })
    .from(seat)
    .where(isIn(seat.signIn, at.signIns)),
)

const updateBytes = statement()((db, { docHead, docUpdate }) =>
  db
    .select({ workspace: docHead.workspace, n: sql<number>`sum(length(${docUpdate.bin}))` })
    .from(docUpdate)
    .innerJoin(docHead, eq(docHead.doc, docUpdate.doc))
    .groupBy(docHead.workspace),
)

const segmentBytes = statement()((db, { docHead, docSegment }) =>
  db
    .select({ workspace: docHead.workspace, n: sql<number>`sum(length(${docSegment.block}))` })
    .from(docSegment)
    .innerJoin(docHead, eq(docHead.doc, docSegment.doc))
    .groupBy(docHead.workspace),
)

const snapshotBytes = statement()((db, { docHead, snapshot }) =>
  db
    .select({ workspace: docHead.workspace, n: sql<number>`sum(length(${snapshot.bin}))` })
    .from(snapshot)
    .innerJoin(docHead, eq(docHead.doc, snapshot.doc))
    .groupBy(docHead.workspace),
)

const fileBytes = statement()((db, { uploadedFile }) =>
  db
    .select({ workspace: uploadedFile.workspace, n: sql<number>`sum(${uploadedFile.size})` })
    .from(uploadedFile)
    .groupBy(uploadedFile.workspace),
)
