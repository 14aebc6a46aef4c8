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

/** An answer of the worker. */
export type VerifyTold =
  | { kind: "progress"; read: number; of: number }
  | { kind: "refused"; fault: FileRefused }
  | { kind: "verified" }
  | { kind: "reading"; reading: BundleReading }
  | { kind: "paper"; lang: Lang; record: string; paper: Paper | null }

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
  /** the number of entries that this version cannot read */
  unread: number
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
