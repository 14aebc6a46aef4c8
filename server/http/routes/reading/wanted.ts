import type { Request } from "express"
import { originalsAtOnce } from "../../../../shared/fold/slices/snapshot.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { right } from "../../../../shared/rules/policy.ts"
import type { Seat } from "../../../ports/seats.ts"
import { threadsStep, topicsAtOnce } from "../../shown/snapshots.ts"

/**
 * The workspace, the audience and the language of a request. An interpreter or a secretary gets every original with its
 * translation.
 */
export const readerOf = ({ query }: Request, { workspace, seat }: { workspace: WorkspaceId; seat: Seat }) => ({
  workspace,
  audience: audienceOf(seat.role),
  lang: Language.safeParse(query["lang"]).data,
  shortened: query["originals"] === "later" && right(seat.role, "translate what is said") !== "yes",
})

export const threadsWanted = ({ query }: Request): number => threadsStep(Number(query["threads"]) || 0)

export const topicsWanted = ({ query }: Request): string[] | null =>
  typeof query["topics"] === "string" ? query["topics"].split(",", topicsAtOnce) : null

/** The keys of the comments whose originals a page asks for. */
export const originalsWanted = ({ query }: Request): string[] =>
  typeof query["keys"] === "string" ? query["keys"].split(",", originalsAtOnce) : []
