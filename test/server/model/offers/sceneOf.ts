import type { Scene } from "../../../../client/scene/scene.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Panel } from "../../../kit/servers/panel.ts"

/** The scene of this person's page; everybody is connected. */
export async function sceneOf(panel: Panel, who: string): Promise<Scene> {
  const state = await panel.stage.state()
  const { id: member, role, side } = state.members[panel.people[who] ?? MemberId.parse("nobody")]!
  const session = state.sessions[panel.session]!
  const now = panel.instance.clock.now()
  const present = Object.values(panel.people)
  const me = { member, role, side }
  return { state, session, me, now, topic: panel.topic, present, answers: {}, mine: new Set(), said: new Set() }
}
