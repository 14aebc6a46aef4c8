import type { UploadedFile } from "../../../shared/model/files.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import type { Verdict } from "../../../shared/record/verify/verdict.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import type { ZipFault } from "../../../shared/record/zip/directory.ts"

/** A request of the page to the worker that verifies bundles. */
export type VerifyAsked =
  | { kind: "verify"; file: File; outside: Outside }
  | { kind: "reading"; lang: Lang; keys: readonly string[] }
  | { kind: "paper"; lang: Lang; record: string }
  | { kind: "copy"; file: File }

/** An answer of the worker. */
export type VerifyTold =
  | { kind: "progress"; read: number; of: number }
  | { kind: "refused"; fault: FileRefused }
  | { kind: "verified" }
  | { kind: "reading"; reading: BundleReading }
  | { kind: "paper"; lang: Lang; record: string; paper: Paper | null }
  | { kind: "copy"; copy: FileCopy }

/** A file of the reader's, compared with those that the bundle lists. */
export interface FileCopy {
  name: string
  /** the SHA-256 of its bytes; null if it cannot be one of the listed files */
  sha256: string | null
  /** the picture as a `data:` address, if it is a listed one */
  picture: string | null
}

/** Why a file could not be verified: it is a zip that is refused, or the browser cannot read so large a file. */
export type FileRefused = ZipFault | "unreadable"

/** A verdict in one language, with the records of the bundle. */
export interface BundleReading {
  lang: Lang
  verdict: Verdict
  /** the sentences of the verdict; the first sums it up */
  sentences: string[]
  /** whether the bundle is signed by a key of this server; null if this server's keys are not known */
  isOurs: boolean | null
  /** the title of the panel */
  title: string
  isPublic: boolean
  records: RecordListed[]
  files: FileShown[]
  /** the number of entries that this version cannot read */
  unread: number
}

/** A file that a reading list named, with its title in one language. */
export interface FileShown extends UploadedFile {
  title: string
  titleLang: Lang
  removed: boolean
}

export interface RecordListed {
  id: string
  /** as in "CR-3" */
  name: string
  /** the topic, the statement, the level and the state */
  about: string
  /** the beginning of the recorded text */
  text: string
  textLang: Lang
}
