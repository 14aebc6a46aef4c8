import { workspaceCommands as schemas } from "../../../shared/contract/commands/workspace.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import { SideId } from "../../../shared/model/ids.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { anybodyContributed, opensWider } from "../../../shared/rules/gate/opening.ts"
import { isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { ruleAmiss } from "../../../shared/rules/round/ruleAmiss.ts"
import {
  hasContributions,
  languagesFixed,
  markAmiss,
  mayBecome,
  owesConsent,
  ruleFixed,
  sidesFixed,
  sidesHeld,
} from "../../../shared/rules/settings.ts"
import { defineCommand } from "../command.ts"
import { propose } from "../proposal/propose.ts"
import { askerOf } from "./changingSeats.ts"
import { endOpenings, isAsking } from "./opening.ts"

const action = "prepare the workspace"
const policies = "set the panel's policies"
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether a side has a co-moderator, or a panelist who is not waiting for consent. */
const isHeldSide = ({ members }: State, side: SideId): boolean =>
  Object.values(members).some(
    member => member.side === side && !member.removed && (member.role === "moderator" || isSettledPanelist(member)),
  )

const sideTitle = ({ title, mark }: State["sides"][number]): string => Object.values(title)[0] ?? mark

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
    decide: ({ state }, body) => {
      if (!areWhole(state, body)) return refuse("bad-input", { detail: "authentic" })
      const { languages, authentic } = state.workspace ?? body
      const lost = languages.some(lang => !body.languages.includes(lang)) || !same(authentic, body.authentic)
      if (lost && languagesFixed(state)) return refuse("settings-fixed")
      return { events: [{ kind: "languages-set", body }] }
    },
  }),

  "set-sides": defineCommand(schemas["set-sides"], {
    action: policies,
    decide: ({ state, id }, body) => {
      const known = new Set(state.sides.map(side => side.id))
      if (body.sides.some(side => side.id !== undefined && !known.has(side.id))) return refuse("not-found")
      const kept = new Set(body.sides.map(side => side.id))
      const others = body.sides.some(side => side.id === undefined) || state.sides.some(side => !kept.has(side.id))
      if (others && sidesFixed(state)) return refuse("settings-fixed")
      if (new Set(body.sides.flatMap(side => side.id ?? [])).size < body.sides.filter(side => side.id).length)
        return refuse("bad-input", { detail: "sides" })
      // removing a side would move its members, and each move needs the consent of others
      const held = state.sides.find(side => !kept.has(side.id) && isHeldSide(state, side.id))
      if (held) return refuse("side-held", { side: sideTitle(held) })
      if (markAmiss(body.sides.map(({ mark }) => mark)) >= 0) return refuse("side-marks")
      const sides = body.sides.map(side => ({ ...side, id: side.id ?? SideId.parse(id()) }))
      if (same(sides, state.sides)) return { events: [] }
      if (sidesHeld(state)) return refuse("sides-in-round")
      return { events: [{ kind: "sides-set", body: { sides } }] }
    },
  }),

  "set-attribution": defineCommand(schemas["set-attribution"], {
    action: policies,
    notes: true,
    decide: ({ state, notesWritten }, body) => {
      const now = state.workspace?.attribution
      if (now === undefined || now === body.attribution) return { events: [] }
      return mayBecome(now, body.attribution, notesWritten || hasContributions(state))
        ? { events: [{ kind: "attribution-set", body }] }
        : refuse("attribution-looser")
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

  "set-access": defineCommand(schemas["set-access"], {
    action: policies,
    notes: true,
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
    decide: ({ state }, body) => {
      if (ruleFixed(state)) return refuse("rule-frozen")
      const amiss = ruleAmiss(body.rule)
      return amiss ? refuse(amiss.code) : { events: [{ kind: "rule-set", body }] }
    },
  }),
}

/**
 * Whether no language is listed twice, and whether each authentic language is one of the panel's and belongs to an
 * existing side.
 */
function areWhole(
  { sides }: State,
  { languages, authentic }: Pick<NonNullable<State["workspace"]>, "languages" | "authentic">,
): boolean {
  const langs = authentic.map(({ lang }) => lang)
  if (new Set(langs).size < langs.length || new Set(languages).size < languages.length) return false
  return authentic.every(
    ({ lang, side }) => languages.includes(lang) && (side === null || sides.some(({ id }) => id === side)),
  )
}
