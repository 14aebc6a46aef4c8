import type { Request } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { csv } from "../../../../shared/papers/formats/csv.ts"
import { answerRows } from "../../../../shared/papers/panel/answers.ts"
import { recordPaper } from "../../../../shared/papers/record/record.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"
import { fileAudience, languageOf, type PaperWritten } from "./asked.ts"

/** Writes the file of a consensus record: the record, and as CSV the answers to the rounds on its statement. */
export async function recordAsFile(
  ports: Pick<HttpPorts, "evidence" | "folds" | "store" | "url">,
  found: Exclude<Found, { refuse: unknown }>,
  request: Request,
): Promise<PaperWritten> {
  const id = RecordId.safeParse(request.params["id"])
  if (!id.success) return refuse("not-found")
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const record = state.records[id.data]
  if (!record) return refuse("not-found")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const [row] = await ports.store.events(found.workspace, record.seq - 1, 1)
  const hash = row?.hash ?? ""
  const { publicKey } = ports.evidence
  const address = `${ports.url}/w/${state.workspace?.slug ?? ""}/r/${record.number}`
  const proof = { hash, publicKey, fingerprint: ports.evidence.fingerprint(hash) }
  return {
    paper: recordPaper(state, record, lang, { proof, address }),
    rows: () => csv(answerRows(state, lang, round => round.statement === record.body.statement)),
  }
}
