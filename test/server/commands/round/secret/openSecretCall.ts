import { sha256 } from "../../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../../shared/document/textHash.ts"
import type { ServedPanel } from "../../../../kit/servers/servedPanel.ts"

/** A secret call on a new statement of a served panel; its round's id. */
export async function openSecretCall(panel: ServedPanel, text = "Data move by default."): Promise<string> {
  const [chair, author] = [await panel.join("moderator1"), await panel.join("panelist1")]
  const drafted = await author.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(drafted.made["statement"])
  await author.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const round = { statement, version: 1, kind: "call", anonymity: "secret" } as const
  return String((await chair.do("open-round", round)).made["round"])
}
