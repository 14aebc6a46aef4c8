import { workspaceCommands as schemas } from "../../../shared/contract/commands/workspace.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { SideId } from "../../../shared/model/ids.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { anybodyContributed, opensWider } from "../../../shared/rules/gate/opening.ts"
import { agreementOf, mayAgree, termsSeen } from "../../../shared/rules/people/consent/terms.ts"
import { markAmiss, owesConsent } from "../../../shared/rules/settings.ts"
import { defineCommand, defineLooking } from "../../core/command.ts"
import { propose } from "../proposal/propose.ts"
import { changeTerms } from "../proposal/proposeTerms.ts"
import { notesWritten } from "../public/notesWritten.ts"
import { alreadyDone } from "../refusing.ts"
import { askerOf } from "./changingSeats.ts"
import { endOpenings, isAsking } from "./opening.ts"

const action = "prepare the workspace"
const policies = "set the panel's policies"
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Commands that change the panel's settings. A setting may change until the panel's work depends on it (DOMAIN D4). */
export const settingsDefinitions = {
  "set-title": defineCommand(schemas["set-title"], {
    action: "rename the workspace",
    decide: ({ state: { workspace } }, { title, seen }) => {
      const now = canonical(workspace?.title ?? {})
      if (canonical(title) === now) return { events: [] }
      if (seen && canonical(seen) !== now) return refuse("text-changed")
      return { events: [{ kind: "title-set", body: { title } }] }
    },
  }),

  "set-description": defineCommand(schemas["set-description"], {
    action,
    decide: ({ state: { workspace } }, body) => {
      const { description = {}, mandate = {} } = workspace ?? {}
      return { events: same({ description, mandate }, body) ? [] : [{ kind: "description-set", body }] }
    },
  }),

  "set-languages": defineCommand(schemas["set-languages"], {
    action,
    decide: (situation, { languages, authentic, reason }) =>
      changeTerms(situation, { kind: "languages", languages, authentic }, reason),
  }),

  "set-sides": defineCommand(schemas["set-sides"], {
    action: policies,
    decide: (situation, { sides: said, reason }) => {
      const { state, id } = situation
      const known = new Set(state.sides.map(side => side.id))
      if (said.some(side => side.id !== undefined && !known.has(side.id))) return refuse("not-found")
      if (new Set(said.flatMap(side => side.id ?? [])).size < said.filter(side => side.id).length)
        return refuse("bad-input", { detail: "sides" })
      if (markAmiss(said.map(({ mark }) => mark)) >= 0) return refuse("side-marks")
      const sides = said.map(side => ({ ...side, id: side.id ?? SideId.parse(id()) }))
      if (same(sides, state.sides)) return { events: [] }
      return changeTerms(situation, { kind: "sides", sides }, reason)
    },
  }),

  "set-attribution": defineLooking(schemas["set-attribution"], {
    action: policies,
    looksUp: notesWritten,
    decide: (situation, { attribution, reason }) => {
      const now = situation.state.workspace?.attribution
      if (now === undefined || now === attribution) return { events: [] }
      return changeTerms(situation, { kind: "attribution", attribution }, reason)
    },
  }),

  "accept-attribution": defineCommand(schemas["accept-attribution"], {
    action: "agree to the attribution",
    own: ({ actor }) => actor.member !== null,
    decide: ({ state, actor: { member } }, { attribution }) => {
      if (member === null) return refuse("not-found")
      // a member agrees to the policy that they have read, so the policy must not have changed
      if (state.workspace?.attribution !== attribution) return refuse("text-changed")
      if (!owesConsent(state, state.members[member])) return { events: [] }
      return { events: [{ kind: "attribution-accepted", body: { member, attribution } }] }
    },
  }),

  "set-access": defineLooking(schemas["set-access"], {
    action: policies,
    looksUp: notesWritten,
    decide: (situation, { reason, reasonLang: _, ...body }) => {
      const { state, actor, notesWritten } = situation
      const wider = opensWider(state.workspace, body)
      if (wider && (notesWritten || anybodyContributed(state)))
        return propose(situation, { about: { act: "access", ...body }, reason, asker: askerOf(actor) })
      const ended = endOpenings(state, one => one.access !== undefined)
      return { events: [{ kind: "access-set", body }, ...ended] }
    },
  }),

  "set-reasons": defineCommand(schemas["set-reasons"], {
    action,
    decide: ({ state }, body) =>
      state.workspace?.reasonsFor === body.reasonsFor ? { events: [] } : { events: [{ kind: "reasons-set", body }] },
  }),

  "set-stopping": defineCommand(schemas["set-stopping"], {
    action,
    decide: ({ state }, { stopping }) => {
      const now = state.workspace?.stopping ?? null
      const isSame = now?.rounds === stopping?.rounds && now?.answered === stopping?.answered
      return isSame ? { events: [] } : { events: [{ kind: "stopping-set", body: { stopping } }] }
    },
  }),

  "set-accounts": defineCommand(schemas["set-accounts"], {
    action: policies,
    decide: (situation, { required, reason }) => {
      const { state, signsIn, actor } = situation
      if ((state.workspace?.accountsSince !== undefined) === required) return { events: [] }
      if (isAsking(state)) return refuse("round-asks")
      // without a way to sign in no panelist could do what counts
      if (required && !signsIn) return refuse("no-sign-in")
      return propose(situation, { about: { act: "accounts", required }, reason, asker: askerOf(actor) })
    },
  }),

  "call-off-opening": defineCommand(schemas["call-off-opening"], {
    action: policies,
    decide: ({ state }, { opening }) => {
      if (state.workspace?.openings?.[opening]) {
        return { events: [{ kind: "opening-ended", body: { opening, calledOff: true, off: true } }] }
      }
      const calledOff = state.proposals[opening]?.calledOff
      return calledOff ? alreadyDone(state, calledOff) : refuse("not-found")
    },
  }),

  "see-changes": defineCommand(schemas["see-changes"], {
    action: "answer for oneself",
    own: () => true,
    decide: ({ state, actor: { member }, now }, { upTo }) => {
      const row = member === null ? undefined : state.members[member]
      if (!row || row.removed) return refuse("not-found")
      // a page cannot have shown what has not happened yet
      if (upTo <= (row.changesSeen ?? 0) || upTo > now) return { events: [] }
      return { events: [{ kind: "changes-seen", body: { member: row.id, upTo } }] }
    },
  }),

  "set-engine": defineCommand(schemas["set-engine"], {
    action: "let a service draft translations",
    decide: ({ state, engine }, { host }) => {
      if (host !== null && host !== engine) return refuse("no-engine")
      if ((state.workspace?.engine ?? null) === host) return { events: [] }
      return { events: [{ kind: "engine-set", body: { host } }] }
    },
  }),

  "set-rule": defineCommand(schemas["set-rule"], {
    action: policies,
    decide: (situation, { rule, reason }) => changeTerms(situation, { kind: "rule", rule }, reason),
  }),

  "agree-terms": defineCommand(schemas["agree-terms"], {
    action: "agree to the terms",
    own: ({ state, actor: { member } }) => {
      const row = member === null ? undefined : state.members[member]
      return row !== undefined && mayAgree(state, row)
    },
    decide: ({ state, actor: { member } }, { seen }) => {
      const row = member === null ? undefined : state.members[member]
      if (!row || row.side === null) return refuse("not-found")
      // a side agrees to the terms that its page showed
      if (seen !== termsSeen(state)) return refuse("terms-changed")
      if (agreementOf(state, row.side) !== null) return { events: [] }
      return { events: [{ kind: "terms-agreed", body: { side: row.side, member: row.id } }] }
    },
  }),
}
