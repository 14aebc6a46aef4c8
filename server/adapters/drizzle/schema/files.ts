import type { FileType } from "../../../../shared/model/files.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Kit } from "../kit.ts"

/** The tables of uploaded files. Each file is found by the hash of its bytes, which are in rows of half a megabyte. */
export function fileTables({ table, primaryKey, text, int, bool, bytes }: Kit) {
  const uploadedFile = table(
    "uploaded_file",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      sha256: text().notNull(),
      type: text().$type<FileType>().notNull(),
      size: int().notNull(),
      /** when the upload last began */
      at: int().notNull(),
      /** whether all parts are stored */
      complete: bool().notNull(),
      /** whether a reading of the workspace names the file */
      listed: bool().notNull(),
      /** whether the file was uploaded as a picture for notes */
      pictured: bool().notNull(),
      /** whether the file has stood in a note; true of those from before this was known */
      placed: bool().notNull().default(true),
    },
    t => [primaryKey({ columns: [t.workspace, t.sha256] })],
  )

  const filePart = table(
    "file_part",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      sha256: text().notNull(),
      n: int().notNull(),
      bin: bytes().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.sha256, t.n] })],
  )

  return { uploadedFile, filePart }
}
