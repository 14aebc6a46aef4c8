import { wordsNow } from "../../../server/commands/public/wordsNow.ts"
import { SessionId, type WorkspaceId } from "../../../shared/model/ids.ts"

/**
 * Adds the hashes of the minutes' current words to a command about an adoption, unless the command has them already.
 */
export async function withWordsRead(
  ports: Parameters<typeof wordsNow>[0],
  workspace: WorkspaceId,
  kind: string,
  body: unknown,
): Promise<unknown> {
  const given: Record<string, unknown> = { ...Object(body) }
  if ("words" in given) return body
  const { proposals } = (await ports.folds.current(workspace)).state
  const about = proposals[String(given["proposal"])]?.about
  const proposed = kind === "confirm-proposal" && about?.act === "adopt" ? about.session : null
  const session = kind === "adopt-minutes" ? String(given["session"]) : proposed
  const words = session && (await wordsNow(ports, workspace, SessionId.parse(session)))
  return words ? { ...given, words } : body
}
