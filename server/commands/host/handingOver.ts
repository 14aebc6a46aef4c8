import { refuse } from "../../../shared/contract/refusals.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { senderOf } from "../../core/actors.ts"
import type { Decision, ReadCommand } from "../../core/command.ts"
import { busyIn, seatChanged } from "../people/changingSeats.ts"
import { linkMade } from "../people/linkMade.ts"

/** Days for which the link of the new chair works. */
const linkDays = 14

/**
 * Hands a workspace to another chair (DOMAIN HS6): a new moderator of the same side gets a link, and the present chair
 * becomes an observer. The steps, the link and the entry of the host's log are one commit.
 */
export const handingOver = ({ from, name }: { from: MemberId; name: string }): ReadCommand => ({
  action: "reseat a member",
  host: false,
  own: () => false,
  decide: ({ state, actor, id, now, sha256 }): Decision => {
    const before = state.members[from]
    // the administrator saw this moderator in the chair; another administrator may have been faster
    if (!state.workspace || !before || !isActive(before) || before.role !== "moderator")
      return refuse("settings-changed")
    const workspace = state.workspace.id
    const { side } = before
    const member = MemberId.parse(id())
    const personal = { name, romanised: "", short: "", field: null }
    const seat = { role: "moderator" as const, side }
    const link = linkMade({ id, now, sha256 }, workspace, { ...seat, member, uses: 1, days: linkDays })
    const admitted = { member, ...seat, field: null, lang: "en" as const, invite: null, personal }
    return (
      busyIn(state, from) ?? {
        ...link,
        events: [
          { kind: "member-admitted", body: admitted },
          ...link.events,
          ...seatChanged(state, { member: from, role: "observer", side }),
        ],
        host: [{ kind: "workspace-handed", workspace, by: senderOf(workspace, actor) }],
      }
    )
  },
})
