import type { TermsChange } from "../../contract/events/proposal.ts"
import { sameTerms, termsOf } from "../../fold/changes/terms.ts"
import type { State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"

/** Rules about what changes the terms of the panel (DOMAIN TP1). */

/** The state with the setting that a change proposes, as far as the terms and their names are in it. */
function changed(state: State, change: TermsChange): Pick<State, "workspace" | "sides"> {
  const { workspace, sides } = state
  if (!workspace) return state
  switch (change.kind) {
    case "rule":
      return { sides, workspace: { ...workspace, rule: change.rule } }
    case "sides": {
      const isKept = (side: SideId | null) => change.sides.some(({ id }) => id === side)
      const authentic = workspace.authentic.map(({ lang, side }) => ({ lang, side: isKept(side) ? side : null }))
      return { sides: change.sides, workspace: { ...workspace, authentic } }
    }
    case "languages":
      return { sides, workspace: { ...workspace, authentic: change.authentic } }
    case "attribution":
      return { sides, workspace: { ...workspace, attribution: change.attribution } }
    case "privacy": {
      const { kind: _, ...notice } = change
      return { sides, workspace: { ...workspace, privacy: { version: 0, at: 0, ...notice } } }
    }
  }
}

/** Returns whether a change of a setting changes the terms. Names, marks and translations do not. */
export const changesTerms = (state: State, change: TermsChange): boolean =>
  !sameTerms(termsOf(state), termsOf(changed(state, change)))
