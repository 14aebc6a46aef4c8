import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import type { Person } from "../../kit/people/person.ts"
import type { ServedPanel } from "../../kit/servers/servedPanel.ts"

const text = "Data move by default."

/** A statement in English, confirmed by the expert and proposed by the chair. */
export async function proposed({ topic }: ServedPanel, chair: Person, expert: Person | undefined): Promise<string> {
  if (!expert) throw new Error("nobody drafts")
  const { made } = await expert.do("draft-statement", { topic, lang: "en", text })
  const statement = String(made["statement"])
  await expert.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  return statement
}
