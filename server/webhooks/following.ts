import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { embargoNow } from "../../shared/rules/readings/embargo.ts"
import type { JobBoard } from "../jobs/jobBoard.ts"
import type { Folds } from "../log/folds.ts"
import type { Webhook, Webhooks } from "../ports/database/webhooks.ts"
import type { Clock } from "../ports/host/clock.ts"
import { messageOf, type WebhookContent } from "./messages.ts"
import { makerMay } from "./standing.ts"

/** How many milliseconds a message is listed and can be sent again. */
export const messageKeepMs = 14 * 86_400_000

export interface FollowPorts {
  webhooks: Pick<Webhooks, "advance" | "ofWorkspace" | "pause">
  folds: Pick<Folds, "current" | "entries" | "view">
  board: Pick<JobBoard, "add">
  clock: Pick<Clock, "now">
  sha256: (text: string) => string
  incarnation: string
  /** this server's address, for the addresses in messages */
  url: string
}

/**
 * Makes a job of each message that the webhooks of a workspace have not sent yet. The id of a message is computed from
 * its entry, so that a second run after a crash makes no second message. Returns when to look again, if an embargo
 * holds the messages back.
 */
export async function makeMessages(ports: FollowPorts, workspace: WorkspaceId): Promise<Instant | null> {
  const { folds, webhooks, clock } = ports
  const hooks = (await webhooks.ofWorkspace(workspace)).filter(({ paused }) => paused === null)
  if (hooks.length === 0) return null
  const { head, state } = await folds.current(workspace)
  const held = embargoNow(state, clock.now())
  if (held) return held.end
  // the view is at least as new as the head, so that it knows each record that an entry up to the head declares
  const view = await folds.view(workspace, "gallery")
  const home = `${ports.url}/w/${view.workspace?.slug ?? ""}`
  for (const hook of hooks) {
    if (!makerMay(state, hook)) {
      await webhooks.pause(hook.id, "maker", clock.now())
      continue
    }
    const { to, list } = await folds.entries(workspace, hook.seq, "gallery", head.seq)
    for (const entry of list) {
      const message = messageOf(entry, view, home)
      if (!message || !hook.events.includes(message.type)) continue
      const id = ports.sha256(`${hook.id} ${ports.incarnation} ${entry.seq}`).slice(0, 32)
      await addMessage(ports, hook, `msg_${id}`, message)
    }
    if (to > hook.seq) await webhooks.advance(hook.id, to)
  }
  return null
}

/** Adds the job that sends one message. */
export function addMessage(
  { board, clock }: Pick<FollowPorts, "board" | "clock">,
  { id: subject, workspace }: Pick<Webhook, "id" | "workspace">,
  id: string,
  message: WebhookContent,
): Promise<boolean> {
  const now = clock.now()
  const body = JSON.stringify(message)
  const times = { due: now, madeAt: now, keepUntil: now + messageKeepMs }
  return board.add({ id, kind: "webhooks", workspace, owner: "", subject, body, ...times })
}
