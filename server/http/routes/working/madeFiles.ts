import type { MemberId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import type { JobBoard } from "../../../jobs/jobBoard.ts"
import type { JobDoing, JobOutcome } from "../../../jobs/kinds.ts"
import type { Job } from "../../../ports/database/jobs.ts"
import type { HttpPorts } from "../../ports.ts"
import { ownDataFile } from "../law/ownDataFile.ts"
import { isUnseatedOwner, unseatedKeepMs } from "../papers/exportOwners.ts"
import { mediaTypeOf } from "../papers/sendPaper.ts"

/** the bytes of a part of a stored file */
const partBytes = 262_144

/** Stores a file in parts, which count once the job is done. */
export async function storedInParts(
  jobs: JobBoard["jobs"],
  job: Job,
  { file, name, type }: { file: Buffer; name: string; type: string },
  telling: () => Promise<void>,
): Promise<JobOutcome> {
  const parts = Math.ceil(file.length / partBytes)
  for (let n = 0; n < parts; n++) {
    if (n % 8 === 0) await telling()
    const part = file.subarray(n * partBytes, (n + 1) * partBytes)
    if (!(await jobs.addPart(job, n, part))) return { kind: "again", error: "internal" }
  }
  const result = JSON.stringify({ name, type, bytes: file.length, parts })
  return { kind: "done", result, ...(isUnseatedOwner(job.owner) && { keepMs: unseatedKeepMs.whole }) }
}

/** Makes the file of a member's own data. */
export async function ownDataMade(
  ports: Parameters<typeof ownDataFile>[0] & Pick<HttpPorts, "board" | "folds">,
  job: Job,
  { member, lang, format }: { member: MemberId; lang: Lang; format: string },
  progress: JobDoing["progress"],
): Promise<JobOutcome> {
  const { state } = await ports.folds.current(job.workspace)
  const type = format === "html" ? "html" : "json"
  // storing counts as one
  const total = Object.keys(state.rounds).length + 1
  const made = await ownDataFile(ports, job.workspace, state, { member, lang, type }, done =>
    progress({ step: "reading", done, total }),
  )
  if (!made) return { kind: "failed", error: "not-found" }
  const telling = () => progress({ step: "storing", done: total - 1, total })
  const file = { file: Buffer.from(made.text), name: made.name, type: mediaTypeOf(type) }
  return storedInParts(ports.board.jobs, job, file, telling)
}
