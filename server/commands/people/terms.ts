import type { TermsChange } from "../../../shared/contract/events/proposal.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SideId } from "../../../shared/model/ids.ts"
import { changesTerms } from "../../../shared/rules/gate/terms.ts"
import { isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { ruleAmiss } from "../../../shared/rules/round/ruleAmiss.ts"
import {
  hasContributions,
  languagesFixed,
  mayBecome,
  ruleFixed,
  sidesFixed,
  sidesHeld,
} from "../../../shared/rules/settings.ts"
import type { Decision, Situation } from "../../core/command.ts"
import type { AskedAct } from "../proposal/askedAct.ts"
import type { NotesRead } from "../public/notesWritten.ts"
import { isAsking } from "./opening.ts"

/** Carries out a change of the terms that the others have confirmed, if it is still possible. */
export const setTerms = (
  situation: Situation & Partial<NotesRead>,
  { about: { change } }: AskedAct<"terms">,
): Decision => termsAmiss(situation, change) ?? { events: [eventOf(change)] }

export function eventOf(change: TermsChange): NewEvent {
  switch (change.kind) {
    case "rule":
      return { kind: "rule-set", body: { rule: change.rule } }
    case "sides":
      return { kind: "sides-set", body: { sides: change.sides } }
    case "languages":
      return { kind: "languages-set", body: { languages: change.languages, authentic: change.authentic } }
    case "attribution":
      return { kind: "attribution-set", body: { attribution: change.attribution } }
    case "privacy": {
      const { kind: _, ...body } = change
      return { kind: "privacy-set", body }
    }
  }
}

/** Why a change of the terms is not possible now; null if it is. No term changes while a round asks (DOMAIN TP4). */
export function termsAmiss(situation: Situation & Partial<NotesRead>, change: TermsChange): { refuse: Refusal } | null {
  const { state } = situation
  const amiss = settingAmiss(situation, change)
  if (amiss) return amiss
  return isAsking(state) && changesTerms(state, change) ? refuse("terms-in-round") : null
}

/** A note that was not looked up counts as written, so that nothing is loosened unread. */
function settingAmiss(
  { state, notesWritten = true }: Situation & Partial<NotesRead>,
  change: TermsChange,
): { refuse: Refusal } | null {
  switch (change.kind) {
    case "rule": {
      if (ruleFixed(state)) return refuse("rule-frozen")
      const amiss = ruleAmiss(change.rule)
      return amiss ? refuse(amiss.code) : null
    }
    case "sides":
      return sidesAmiss(state, change)
    case "languages": {
      if (!areWhole(state, change)) return refuse("bad-input", { detail: "authentic" })
      const { languages, authentic } = state.workspace ?? change
      const lost =
        languages.some(lang => !change.languages.includes(lang)) ||
        JSON.stringify(authentic) !== JSON.stringify(change.authentic)
      return lost && languagesFixed(state) ? refuse("settings-fixed") : null
    }
    case "attribution": {
      const now = state.workspace?.attribution ?? change.attribution
      const isOpen = mayBecome(now, change.attribution, notesWritten || hasContributions(state))
      return isOpen ? null : refuse("attribution-looser")
    }
    case "privacy":
      return null
  }
}

function sidesAmiss(state: State, { sides }: Extract<TermsChange, { kind: "sides" }>): { refuse: Refusal } | null {
  const known = new Set(state.sides.map(side => side.id))
  const kept = new Set(sides.map(({ id }) => id))
  const others = sides.some(({ id }) => !known.has(id)) || state.sides.some(({ id }) => !kept.has(id))
  if (others && sidesFixed(state)) return refuse("settings-fixed")
  // removing a side would move its members, and each move needs the consent of others
  const held = state.sides.find(({ id }) => !kept.has(id) && isHeldSide(state, id))
  if (held) return refuse("side-held", { side: Object.values(held.title)[0] ?? held.mark })
  return sidesHeld(state) ? refuse("sides-in-round") : null
}

/** Whether a side has a co-moderator, or a panelist who is not waiting for consent. */
const isHeldSide = ({ members }: State, side: SideId): boolean =>
  Object.values(members).some(
    member => member.side === side && !member.removed && (member.role === "moderator" || isSettledPanelist(member)),
  )

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
