import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { html } from "../../../../shared/papers/formats/html.ts"
import { panelMeta } from "../../../../shared/papers/panel/note.ts"
import { ownPaper } from "../../../../shared/papers/panel/own.ts"
import { type OwnDataPorts, ownDataOf, type RoundsRead } from "../../../commands/law/ownData.ts"
import type { HttpPorts } from "../../ports.ts"
import { disposition } from "../papers/sendPaper.ts"

/** The file of a member's own data. */
interface OwnDataFile {
  /** the header that names the file */
  name: string
  type: "html" | "json"
  text: string
}

/**
 * Writes the data that a panel holds about a member. Returns null if it has no member of this id, or if the member was
 * erased.
 */
export async function ownDataFile(
  ports: OwnDataPorts & Pick<HttpPorts, "clock" | "url">,
  workspace: WorkspaceId,
  state: State,
  { member: id, lang, type }: { member: MemberId; lang: Lang; type: OwnDataFile["type"] },
  reached?: RoundsRead,
): Promise<OwnDataFile | null> {
  const member = state.members[id]
  if (!member || member.erased !== undefined) return null
  const at = ports.clock.now()
  const data = await ownDataOf(ports, { workspace, state, member, at }, reached)
  const meta = panelMeta(state, { lang, address: `${ports.url}/w/${data.workspace.slug}`, at, fingerprint: null })
  const text = type === "html" ? html(ownPaper(data, lang, meta)) : `${JSON.stringify(data, null, 2)}\n`
  return { name: disposition(`own-data ${meta.date}`, type), type, text }
}
