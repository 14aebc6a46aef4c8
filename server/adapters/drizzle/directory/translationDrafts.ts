import { and, eq, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import type { Directory, TranslationDraft } from "../../../ports/database/directory.ts"
import type { SqlTables } from "../schema.ts"
import { type Runner, type Slots, statement } from "../statement.ts"

interface Writer {
  workspace: WorkspaceId
  member: MemberId
}
type Place = Writer & { key: string; lang: Lang }

/** Stores the translations that members are typing. Each statement names the writer, so that nobody reads another's. */
export const sqlTranslationDrafts = ({
  ask,
}: Pick<Runner, "ask">): Pick<Directory, "translationDrafts" | "saveTranslationDraft"> => ({
  translationDrafts: (workspace, member) => ask(draftsOf, { workspace, member }),
  async saveTranslationDraft(workspace, member, draft) {
    await ask(draft.text === "" ? dropDraft : saveDraft, { workspace, member, ...draft })
  },
})

const isOfWriter = ({ translationDraft: row }: SqlTables, at: Slots<Writer>) =>
  and(eq(row.workspace, at.workspace), eq(row.member, at.member))

const draftsOf = statement<Writer>()((db, tables, at) => {
  const { translationDraft: row } = tables
  return db
    .select({
      key: row.key,
      lang: row.lang,
      text: row.text,
      seen: row.seen,
      base: row.base,
      drafted: row.drafted,
      savedAt: row.savedAt,
    })
    .from(row)
    .where(isOfWriter(tables, at))
})

const saveDraft = statement<Writer & TranslationDraft>()((db, { translationDraft: row }, at) =>
  db
    .insert(row)
    .values({
      workspace: at.workspace,
      member: at.member,
      key: at.key,
      lang: at.lang,
      text: at.text,
      seen: at.seen,
      base: at.base,
      drafted: at.drafted,
      savedAt: at.savedAt,
    })
    .onConflictDoUpdate({
      target: [row.workspace, row.member, row.key, row.lang],
      set: {
        text: sql`excluded.text`,
        seen: sql`excluded.seen`,
        base: sql`excluded.base`,
        drafted: sql`excluded.drafted`,
        savedAt: sql`excluded.saved_at`,
      },
    }),
)

export const dropDraft = statement<Place>()((db, tables, at) => {
  const { translationDraft: row } = tables
  return db.delete(row).where(and(isOfWriter(tables, at), eq(row.key, at.key), eq(row.lang, at.lang)))
})

/** Deletes all that members were typing of one text, because it was withdrawn. */
export const dropDraftsOf = statement<{ workspace: WorkspaceId; key: string }>()((db, { translationDraft: row }, at) =>
  db.delete(row).where(and(eq(row.workspace, at.workspace), eq(row.key, at.key))),
)

/** Deletes all that a member was typing, because the seat has ended. */
export const dropDrafts = statement<Writer>()((db, tables, at) =>
  db.delete(tables.translationDraft).where(isOfWriter(tables, at)),
)

/** Deletes all that members of a removed workspace were typing. */
export const dropDraftsIn = statement<{ id: WorkspaceId }>()((db, { translationDraft: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.id)),
)
