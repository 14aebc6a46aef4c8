import { html, nothing } from "lit"
import type { Me } from "../../../shared/contract/queries.ts"
import type { State } from "../../../shared/fold/state.ts"
import { renamingsUnseen } from "../../../shared/rules/people/namesOfTheDay.ts"
import type { CommandWanted } from "../../elements/session/kit/commandWanted.ts"
import type { Live } from "../../state/live.ts"
import { Later } from "../../state/loading/later.ts"

const notices = new Later(() => import("../../elements/people/own-notices.ts"))

/** What others wrote about whoever reads, on every page of the workspace; nothing is fetched where there is none. */
export function ownNotices(live: Live, slug: string, state: State, me: Me) {
  const member = Object.values(state.members).find(({ id }) => id === me.member)
  if (!member || (renamingsUnseen(member).length === 0 && !member.proposedInterest)) return nothing
  if (notices.wanted().at !== "there") return nothing
  const send = (event: CommandWanted): void => {
    event.stopPropagation()
    event.answer = live.send(event.kind, event.body)
  }
  return html`<own-notices class="no-print" .state=${state} .member=${member} .base=${`/w/${slug}`} @command-wanted=${send}></own-notices>`
}
