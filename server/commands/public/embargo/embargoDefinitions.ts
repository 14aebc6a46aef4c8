import { publicCommands as schemas } from "../../../../shared/contract/commands/public.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { anybodyContributed, endsSooner } from "../../../../shared/rules/gate/opening.ts"
import { embargoNow, findPressLink, unseatedReading } from "../../../../shared/rules/readings/embargo.ts"
import { defineCommand, defineLooking } from "../../../core/command.ts"
import { askerOf } from "../../people/changingSeats.ts"
import { endOpenings, isOfEmbargo } from "../../people/opening.ts"
import { propose } from "../../proposal/propose.ts"
import { notesWritten } from "../notesWritten.ts"

const dayMs = 86_400_000

/** Commands about the embargo and the links by which the press reads under it. */
export const embargoDefinitions = {
  "set-embargo": defineLooking(schemas["set-embargo"], {
    action: "set an embargo",
    looksUp: notesWritten,
    decide: (situation, { reason, reasonLang: _, ...body }) => {
      const { state, now, notesWritten, actor } = situation
      const session = state.sessions[body.session]
      if (!session) return refuse("not-found")
      const closes = body.until !== null
      if ((session.embargo ?? null) === body.until && (session.embargoCloses ?? false) === closes) return { events: [] }
      if (body.until !== null) {
        if (body.until <= now) return refuse("embargo-past")
        // an embargo cannot close what people without a seat have read already
        if (unseatedReading(state, now).kind === "open") return refuse("embargo-read")
      }
      const holds = (session.embargo ?? 0) > now && endsSooner(session, body.until)
      if (holds && (notesWritten || anybodyContributed(state)))
        return propose(situation, { about: { act: "embargo", ...body }, reason, asker: askerOf(actor) })
      const ended = endOpenings(state, isOfEmbargo(session.id))
      return { events: [{ kind: "embargo-set", body: { ...body, ...(closes && { closes }) } }, ...ended] }
    },
  }),

  "make-press-link": defineCommand(schemas["make-press-link"], {
    action: "admit the press",
    decide: ({ id, now, sha256, state }, { session, name, days }) => {
      if (!state.sessions[session] || !state.workspace) return refuse("not-found")
      if (!embargoNow(state, now)) return refuse("embargo-none")
      const press = id()
      // the secret has 252 random bits; only its hash is stored
      const secret = id() + id()
      const until = now + days * dayMs
      const body = { session, press, hash: sha256(secret), until, personal: { name } }
      const token = `${state.workspace.id}.${press}.${secret}`
      return { events: [{ kind: "press-link-made", body }], made: { press, token } }
    },
  }),

  "revoke-press-link": defineCommand(schemas["revoke-press-link"], {
    action: "admit the press",
    decide: ({ state }, { session, press }) => {
      const found = findPressLink(state, press)
      if (found?.session.id !== session) return refuse("not-found")
      return { events: found.link.ended ? [] : [{ kind: "press-link-revoked", body: { session, press } }] }
    },
  }),
}
