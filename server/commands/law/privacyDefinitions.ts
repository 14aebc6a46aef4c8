import { privacyCommands as schemas } from "../../../shared/contract/commands/law/privacy.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { defineCommand } from "../../core/command.ts"
import { leaves } from "../people/changingSeats.ts"
import { changeTerms } from "../proposal/proposeTerms.ts"

const action = "set the privacy notice"
const consent = "consent to the privacy notice"
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Commands of the privacy notice, of the consents to it, and of the register of transfers. */
export const privacyDefinitions = {
  "set-privacy": defineCommand(schemas["set-privacy"], {
    action,
    decide: (situation, { reason, reasonLang: _, ...body }) => {
      const { state, sha256 } = situation
      const { responsible, contact, region, notice, blocks } = body
      if (Object.keys(notice).length === 0) return refuse("bad-input", { detail: "notice" })
      // members do not consent to whether the notice blocks
      const hash = sha256(canonical({ responsible, contact, region, notice }))
      const now = state.workspace?.privacy
      if (now?.hash === hash && now.blocks === blocks) return { events: [] }
      return changeTerms(situation, { kind: "privacy", ...body, hash }, reason)
    },
  }),

  "give-consent": defineCommand(schemas["give-consent"], {
    action: consent,
    own: ({ actor }) => actor.member !== null,
    decide: ({ state, actor: { member } }, { of, seen, lang, region }) => {
      const privacy = state.workspace?.privacy
      if (member === null || !privacy) return refuse("not-found")
      // a member consents to the text that they have read, so the text must not have changed
      if (seen !== privacy.hash) return refuse("notice-changed")
      const given = state.members[member]?.consents?.[of]
      if (given?.hash === seen && given.region === region) return { events: [] }
      const { hash, version } = privacy
      return { events: [{ kind: "consent-given", body: { member, of, hash, version, lang, region } }] }
    },
  }),

  "withdraw-consent": defineCommand(schemas["withdraw-consent"], {
    action: consent,
    own: ({ actor }) => actor.member !== null,
    decide: ({ state, actor: { member: id } }, { of }) => {
      const member = id === null ? undefined : state.members[id]
      if (id === null || !member || !state.workspace) return refuse("not-found")
      if (!member.consents?.[of]) return { events: [] }
      const { events, directory } = leaves(state, state.workspace.id, member)
      return { events: [{ kind: "consent-withdrawn", body: { member: id, of } }, ...events], directory }
    },
  }),

  "set-transfers": defineCommand(schemas["set-transfers"], {
    action,
    decide: ({ state }, body) =>
      same(state.workspace?.transfers ?? [], body.transfers)
        ? { events: [] }
        : { events: [{ kind: "transfers-set", body }] },
  }),
}
