import type { Request } from "express"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import type { Seat } from "../../../ports/seats.ts"
import { threadsStep, topicsAtOnce } from "../../shown/snapshots.ts"

/** The workspace, the audience and the language of a request. */
export const readerOf = ({ query }: Request, { workspace, seat }: { workspace: WorkspaceId; seat: Seat }) => ({
  workspace,
  audience: audienceOf(seat.role),
  lang: Language.safeParse(query["lang"]).data,
})

export const threadsWanted = ({ query }: Request): number => threadsStep(Number(query["threads"]) || 0)

export const topicsWanted = ({ query }: Request): string[] | null =>
  typeof query["topics"] === "string" ? query["topics"].split(",", topicsAtOnce) : null
