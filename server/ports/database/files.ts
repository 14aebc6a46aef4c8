import type { UploadedFile } from "../../../shared/model/files.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/** An uploaded file of which all bytes are stored, and what it is kept for. */
export interface StoredFile extends UploadedFile {
  /** whether a reading names the file */
  listed: boolean
  /** whether the file was uploaded as a picture for the workspace's notes */
  pictured: boolean
  /** whether the file has stood in a note */
  placed: boolean
}

/** Bytes in one part of a file, few enough that reading or writing a part delays nobody. */
export const partBytes = 524_288

/** The most parts that one step deletes. Deleted bytes are overwritten, which takes some milliseconds a part. */
export const partsAtOnce = 2

/**
 * An upload that nothing keeps is forgotten after this many milliseconds: a file that no reading names, and a picture
 * that has never stood in a note (DOMAIN AF6).
 */
export const unkeptMs = 86_400_000

/**
 * The time of upload of a file that was taken off the last reading list. It is before every other, so that
 * `dropUnkept(unlistedBefore)` deletes these files alone.
 */
export const unlistedAt = 0
export const unlistedBefore = 1

/**
 * The bytes of uploaded files, by workspace and SHA-256 (docs/decisions/files-in-the-database.md). A file is stored in
 * parts: two uploads of the same bytes write the same rows, and an upload that was cut off is completed by the next.
 */
export interface Files {
  /**
   * Begins to store a file. `there`: all its bytes are stored. `over`: with it the workspace would exceed its quota of
   * bytes. Old uploads that nothing keeps do not count, and some of them are deleted first.
   */
  begin(workspace: WorkspaceId, file: UploadedFile, quota: number, at: Instant): Promise<"begun" | "there" | "over">
  /**
   * Deletes at most `most` parts of files, of all workspaces, that nothing keeps and whose upload began before `before`.
   * Returns how many; a file without parts counts as one. A file of which a part is deleted is no longer found.
   */
  dropUnkept(before: Instant, most: number): Promise<number>
  /** Notes that files stand in a note of the workspace, so that pictures stay. Called before the edit is stored. */
  place(workspace: WorkspaceId, sha256s: readonly string[]): Promise<void>
  addPart(workspace: WorkspaceId, sha256: string, n: number, bytes: Uint8Array): Promise<void>
  /** Says that all parts are stored. Returns false if the file was deleted meanwhile. */
  finish(workspace: WorkspaceId, sha256: string, as: { picture: boolean }): Promise<boolean>
  /** a file of which all bytes are stored; null if there is none */
  find(workspace: WorkspaceId, sha256: string): Promise<StoredFile | null>
  /** one part of the file's bytes; null after the last one, or if the file was deleted meanwhile */
  part(workspace: WorkspaceId, sha256: string, n: number): Promise<Uint8Array | null>
  /** the bytes of all files of the workspace */
  used(workspace: WorkspaceId): Promise<number>
}
