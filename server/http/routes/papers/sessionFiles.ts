import type { Request } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { isDuring } from "../../../../shared/minutes/proceedings/outcomes.ts"
import { lastEntryOf, writingMinutes } from "../../../../shared/minutes/written.ts"
import { csv } from "../../../../shared/papers/formats/csv.ts"
import { answerRows } from "../../../../shared/papers/panel/answers.ts"
import { minutesPaper, sessionMeta } from "../../../../shared/papers/session/minutes.ts"
import { outcomePaper } from "../../../../shared/papers/session/outcome.ts"
import { positionSheets } from "../../../../shared/papers/session/sheets.ts"
import { type Audience, audienceOf } from "../../../../shared/rules/audience.ts"
import { findSession } from "../../../../shared/rules/readings/rows.ts"
import { inTurns } from "../../../log/inTurns.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"
import { proofOf } from "../reading/sessionRoutes.ts"
import { fileAudience, languageOf, type PaperWritten } from "./asked.ts"

type Ports = Pick<HttpPorts, "clock" | "evidence" | "folds" | "store" | "url">
type Seated = Exclude<Found, { refuse: unknown }>

const shownDuring =
  (session: Session) =>
  ({ revealedAt }: Round): boolean =>
    revealedAt !== null && isDuring(session, revealedAt)

/** Writes the file of a session's minutes. The gallery gets it once the minutes are published, as on their page. */
export async function minutesAsFile(
  ports: Ports,
  { workspace, seat }: Seated,
  request: Request,
): Promise<PaperWritten> {
  const { state: room } = await ports.folds.current(workspace)
  const audience: Audience = room.workspace?.attribution === "named" ? "room" : "gallery"
  const state = audience === "room" ? room : await ports.folds.writtenView(workspace, audience)
  const session = findSession(state, String(request.params["id"]))
  if (!session) return refuse("not-found")
  if (audienceOf(seat.role) === "gallery" && session.minutes.state !== "published") return refuse("minutes-not-ready")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const list = await ports.folds.written(workspace, audience)
  const proof = await proofOf(ports, workspace, lastEntryOf(session, list))
  const { prose: written } = await inTurns(writingMinutes(state, session, list, proof))
  const prose = written.find(one => one.lang === lang)
  if (!prose) return refuse("not-found")
  const address = `${ports.url}/w/${state.workspace?.slug ?? ""}/s/${session.id}/minutes`
  const meta = sessionMeta(state, session, { lang, address, fingerprint: proof?.fingerprint ?? null })
  // a table of answers is no part of the adopted words, so it has all that its reader may read of the rounds
  const read = audienceOf(seat.role) === "gallery" ? await ports.folds.view(workspace, "gallery") : state
  return { paper: minutesPaper(prose, meta), rows: () => csv(answerRows(read, lang, shownDuring(session))) }
}

/** Writes the file of a session's outcome paper. */
export async function outcomeAsFile(ports: Ports, found: Seated, request: Request): Promise<PaperWritten> {
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const session = findSession(state, String(request.params["id"]))
  if (!session) return refuse("not-found")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const fingerprint = await fingerprintNow(ports, found, state.seq)
  const address = `${ports.url}/w/${state.workspace?.slug ?? ""}/s/${session.id}/outcomes`
  const meta = sessionMeta(state, session, { lang, address, fingerprint })
  return {
    paper: outcomePaper(state, session, lang, meta, ports.clock.now()),
    rows: () => csv(answerRows(state, lang, shownDuring(session))),
  }
}

/**
 * Writes the sheets on which the panelists of a session take positions by hand, for the room. Where
 * names may not be published, they are as the gallery reads the panel: one sheet without a name.
 */
export async function sheetsAsFile(ports: Ports, found: Seated, request: Request): Promise<PaperWritten> {
  if (audienceOf(found.seat.role) !== "room") return refuse("no-access")
  const state = await ports.folds.view(found.workspace, await fileAudience(ports, found))
  const session = findSession(state, String(request.params["id"]))
  if (!session) return refuse("not-found")
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const address = `${ports.url}/w/${state.workspace?.slug ?? ""}/s/${session.id}/paper`
  const meta = sessionMeta(state, session, { lang, address, fingerprint: null })
  return { paper: positionSheets(state, session, lang, meta), rows: null }
}

/** Returns the fingerprint of the log up to the entry that a paper was made from. */
export async function fingerprintNow(
  { store, evidence }: Pick<Ports, "store" | "evidence">,
  { workspace }: Pick<Seated, "workspace">,
  seq: number,
): Promise<string | null> {
  const proof = await proofOf({ store, evidence }, workspace, seq > 0 ? seq : null)
  return proof?.fingerprint ?? null
}
