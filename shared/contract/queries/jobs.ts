import type { Instant } from "../../model/terms.ts"

/** The steps of an export, in their order. */
export const exportSteps = ["reading", "writing", "setting", "storing"] as const
export type ExportStep = (typeof exportSteps)[number]

/**
 * `GET /api/jobs/{id}`: a long export. A request with `?seen=` and the `revision` of the last answer is answered when
 * something has changed, or after twenty seconds.
 */
export interface JobShown {
  id: string
  /** the format of the file */
  format: string
  /** the title of the workspace */
  title: string
  /** whether the file is what the workspace holds of its reader, and not the whole workspace */
  isOwn: boolean
  state: "open" | "done" | "failed" | "cancelled"
  /** null while the job waits for its turn */
  step: ExportStep | null
  done: number
  total: number
  /**
   * why the job failed: the code of a refusal, or "erased" if words were erased or taken back since it was asked for;
   * null if it has not failed
   */
  error: string | null
  /** the address of the file; null until there is one */
  file: string | null
  /** when the file is deleted; null until there is one */
  until: Instant | null
  /** changes with everything above */
  revision: string
}
