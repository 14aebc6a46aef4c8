import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Panel } from "../../kit/servers/panel.ts"

/** The panel's session as its minutes tell it to the room now. */
export async function papersOf(panel: Panel) {
  const [workspace] = await panel.instance.directory.workspaces()
  if (!workspace) throw new Error("the panel has no workspace")
  const list = await panel.instance.folds.written(workspace.id, "room")
  const state = fold(emptyState, list)
  const session = state.sessions[panel.session]
  if (!session) throw new Error("the panel has no session")
  const told = proceedingsOf(state, session, list)
  const sections = (lang: Lang) => prose(told, lang).sections
  const said = (lang: Lang) => sections(lang).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  return { state, session, told, sections, said, scribe: scribe(told).split("\n") }
}
