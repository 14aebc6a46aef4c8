import { and, asc, eq, lt, lte, not, or, sql } from "drizzle-orm"
import type { UploadedFile } from "../../../../shared/model/files.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { type Files, partsAtOnce, unkeptMs, unlistedAt } from "../../../ports/database/files.ts"
import { heldHead } from "../rights.ts"
import type { SqlTables } from "../schema.ts"
import { type Runner, runStatement, type Slots, type Steps, statement } from "../statement.ts"

interface Place {
  workspace: WorkspaceId
  sha256: string
}

/** Stores uploaded files in two tables. Each part is a statement of its own, so that a large file delays nobody. */
export const sqlFiles = ({ ask, transaction }: Pick<Runner, "ask" | "transaction">): Files => ({
  begin: (workspace, file, quota, at) =>
    transaction(
      () => beginning(workspace, file, quota, at),
      () => true,
    ),
  dropUnkept: (before, most) =>
    transaction(
      () => droppingUnkept(before, most),
      () => true,
    ),
  async place(workspace, sha256s) {
    for (const sha256 of sha256s) await ask(place, { workspace, sha256 })
  },
  async addPart(workspace, sha256, n, bin) {
    await ask(addPart, { workspace, sha256, n, bin })
  },
  async finish(workspace, sha256, { picture }) {
    const done = await ask(picture ? finishPicture : finishFile, { workspace, sha256 })
    return done.length > 0
  },
  async find(workspace, sha256) {
    const [row] = await ask(fileOf, { workspace, sha256 })
    if (!row?.complete) return null
    const { complete: _, ...file } = row
    return file
  },
  async part(workspace, sha256, n) {
    const [row] = await ask(partOf, { workspace, sha256, n })
    return row?.bin ?? null
  },
  async used(workspace) {
    const [row] = await ask(sizeOf, { workspace })
    return Number(row?.size ?? 0)
  },
})

/** The log's head is locked, so that two uploads at the same moment do not exceed the quota together. */
function* beginning(
  workspace: WorkspaceId,
  { sha256, type, size }: UploadedFile,
  quota: number,
  at: Instant,
): Steps<"begun" | "there" | "over"> {
  yield* heldHead(workspace, "change")
  const before = at - unkeptMs
  const old = yield* runStatement(unkeptIn, { workspace, before, most: partsAtOnce })
  yield* dropSomeOf(
    old.filter(one => one.sha256 !== sha256).map(one => ({ workspace, sha256: one.sha256 })),
    partsAtOnce,
  )
  const [found] = yield* runStatement(fileOf, { workspace, sha256 })
  if (found) {
    yield* runStatement(beginAgain, { workspace, sha256, at })
    return found.complete ? "there" : "begun"
  }
  const [used] = yield* runStatement(keptSizeOf, { workspace, before })
  if (Number(used?.size ?? 0) + size > quota) return "over"
  yield* runStatement(addFile, { workspace, sha256, type, size, at })
  return "begun"
}

function* droppingUnkept(before: Instant, most: number): Steps<number> {
  return yield* dropSomeOf(yield* runStatement(unkept, { before, most }), most)
}

function* dropSomeOf(places: readonly Place[], most: number): Steps<number> {
  let gone = 0
  for (const place of places) if (gone < most) gone += yield* dropSome(place, most - gone)
  return gone
}

/** Deletes at most `most` parts of a file, which is no longer found, and with the last part its row. */
function* dropSome(place: Place, most: number): Steps<number> {
  const parts = yield* runStatement(partsOf, { ...place, most: most + 1 })
  const last = parts.slice(0, most).at(-1)
  if (last) yield* runStatement(dropPartsUpTo, { ...place, last: last.n })
  yield* runStatement(parts.length > most ? hide : dropRow, place)
  return Math.min(most, Math.max(1, parts.length))
}

export function* listFile(place: Place): Steps<boolean> {
  return (yield* runStatement(list, place)).length > 0
}

/**
 * Deletes the first bytes of a file that no reading names, which is no longer found; `dropUnkept` deletes the rest in
 * steps. A file that is also a picture stays as one.
 */
export function* unlistFile(place: Place): Steps<void> {
  const [file] = yield* runStatement(fileOf, place)
  if (!file) return
  if (file.pictured) return void (yield* runStatement(unlist, place))
  yield* runStatement(forget, { ...place, at: unlistedAt })
  yield* dropSome(place, partsAtOnce)
}

/** Deletes some parts of the files of a removed workspace. Returns how many; 0 once no file is left. */
export function* dropSomeFilesIn(workspace: WorkspaceId): Steps<number> {
  const files = yield* runStatement(filesIn, { workspace, most: partsAtOnce })
  return yield* dropSomeOf(
    files.map(({ sha256 }) => ({ workspace, sha256 })),
    partsAtOnce,
  )
}

const isFile = ({ uploadedFile: row }: SqlTables, at: Slots<Place>) =>
  and(eq(row.workspace, at.workspace), eq(row.sha256, at.sha256))

const fileOf = statement<Place>()((db, tables, at) => {
  const { sha256, type, size, complete, listed, pictured, placed } = tables.uploadedFile
  return db
    .select({ sha256, type, size, complete, listed, pictured, placed })
    .from(tables.uploadedFile)
    .where(isFile(tables, at))
})

const sizeOf = statement<{ workspace: WorkspaceId }>()((db, { uploadedFile: row }, at) =>
  db
    .select({ size: sql<number | string | null>`sum(${row.size})` })
    .from(row)
    .where(eq(row.workspace, at.workspace)),
)

const isUnkept = ({ uploadedFile: row }: SqlTables, at: Slots<{ before: Instant }>) =>
  and(eq(row.listed, false), or(eq(row.pictured, false), eq(row.placed, false)), lt(row.at, at.before))

const keptSizeOf = statement<{ workspace: WorkspaceId; before: Instant }>()((db, tables, at) => {
  const { uploadedFile: row } = tables
  return db
    .select({ size: sql<number | string | null>`sum(${row.size})` })
    .from(row)
    .where(and(eq(row.workspace, at.workspace), not(isUnkept(tables, at) ?? sql`true`)))
})

const unkeptIn = statement<{ workspace: WorkspaceId; before: Instant; most: number }>()((db, tables, at, { lock }) => {
  const { uploadedFile: row } = tables
  const own = and(eq(row.workspace, at.workspace), isUnkept(tables, at))
  return lock(db.select({ sha256: row.sha256 }).from(row).where(own).limit(at.most), "change")
})

const unkept = statement<{ before: Instant; most: number }>()((db, tables, at, { lock }) => {
  const { uploadedFile: row } = tables
  const all = db.select({ workspace: row.workspace, sha256: row.sha256 }).from(row)
  return lock(all.where(isUnkept(tables, at)).limit(at.most), "change")
})

const place = statement<Place>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ placed: true })
    .where(and(isFile(tables, at), eq(tables.uploadedFile.placed, false))),
)

const addFile = statement<Place & Omit<UploadedFile, "sha256"> & { at: Instant }>()((db, { uploadedFile: row }, at) =>
  db.insert(row).values({
    workspace: at.workspace,
    sha256: at.sha256,
    type: at.type,
    size: at.size,
    at: at.at,
    complete: false,
    listed: false,
    pictured: false,
    placed: false,
  }),
)

const beginAgain = statement<Place & { at: Instant }>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ at: sql`${at.at}` })
    .where(isFile(tables, at)),
)

const addPart = statement<Place & { n: number; bin: Uint8Array }>()((db, { filePart }, at) =>
  db
    .insert(filePart)
    .values({ workspace: at.workspace, sha256: at.sha256, n: at.n, bin: at.bin })
    .onConflictDoNothing(),
)

const finishFile = statement<Place>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ complete: true })
    .where(isFile(tables, at))
    .returning({ sha256: tables.uploadedFile.sha256 }),
)

const finishPicture = statement<Place>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ complete: true, pictured: true })
    .where(isFile(tables, at))
    .returning({ sha256: tables.uploadedFile.sha256 }),
)

const list = statement<Place>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ listed: true })
    .where(and(isFile(tables, at), eq(tables.uploadedFile.complete, true)))
    .returning({ sha256: tables.uploadedFile.sha256 }),
)

const unlist = statement<Place>()((db, tables, at) =>
  db.update(tables.uploadedFile).set({ listed: false }).where(isFile(tables, at)),
)

const forget = statement<Place & { at: Instant }>()((db, tables, at) =>
  db
    .update(tables.uploadedFile)
    .set({ listed: false, at: sql`${at.at}` })
    .where(isFile(tables, at)),
)

const partOf = statement<Place & { n: number }>()((db, { filePart: row }, at) =>
  db
    .select({ bin: row.bin })
    .from(row)
    .where(and(eq(row.workspace, at.workspace), eq(row.sha256, at.sha256), eq(row.n, at.n))),
)

const dropRow = statement<Place>()((db, tables, at) => db.delete(tables.uploadedFile).where(isFile(tables, at)))

const filesIn = statement<{ workspace: WorkspaceId; most: number }>()((db, { uploadedFile: row }, at) =>
  db.select({ sha256: row.sha256 }).from(row).where(eq(row.workspace, at.workspace)).limit(at.most),
)

const partsOf = statement<Place & { most: number }>()((db, { filePart: row }, at) =>
  db
    .select({ n: row.n })
    .from(row)
    .where(and(eq(row.workspace, at.workspace), eq(row.sha256, at.sha256)))
    .orderBy(asc(row.n))
    .limit(at.most),
)

const dropPartsUpTo = statement<Place & { last: number }>()((db, { filePart: row }, at) =>
  db.delete(row).where(and(eq(row.workspace, at.workspace), eq(row.sha256, at.sha256), lte(row.n, at.last))),
)

/** A file of which parts are gone is not found, and nothing keeps it; another upload of it completes it. */
const hide = statement<Place>()((db, tables, at) =>
  db.update(tables.uploadedFile).set({ complete: false, pictured: false }).where(isFile(tables, at)),
)
