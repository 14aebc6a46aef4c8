import type { Request } from "express"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { sendLines } from "../../shown/sendLines.ts"

type Found = { workspace: WorkspaceId; seat: Seat } | { refuse: Refusal }

/**
 * Sends the bundle of the whole workspace, or of the session in `?session=`, with what the caller's audience may read.
 */
export const exportRoute = (
  { evidence, folds }: Pick<HttpPorts, "evidence" | "folds">,
  bySlug: (request: Request) => Promise<Found>,
) =>
  route(async (request, response) => {
    const found = await bySlug(request)
    if ("refuse" in found) return found
    const { session } = request.query
    const { state } = await folds.current(found.workspace)
    // if the panel's names may not be published, no file may contain them; the minutes and the replay have the same
    // rule
    const isNamed = state.workspace?.attribution === "named"
    const audience = isNamed ? audienceOf(found.seat.role) : "gallery"
    const asked = { audience, session: typeof session === "string" ? session : null } as const
    const bundle = await evidence.bundle(found.workspace, asked)
    if ("refuse" in bundle) return bundle
    response.set({ "cache-control": "no-store", "content-disposition": `attachment; filename="${bundle.name}"` })
    await sendLines(response.type("application/jsonl"), bundle.lines)
  })
